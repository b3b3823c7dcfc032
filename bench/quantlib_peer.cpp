// QuantLib's side of a comparison, in C++: quantlib_peer FOLDER ROUND
//
// Reads options.csv and slices.csv, writes times-quantlib-c++-ROUND.csv, fits-quantlib-c++.csv and, of raw SVI,
// params-quantlib-c++.csv. Timed is one call per option, and one construction and calibration per slice, in processor time of the thread.
//
//     g++ -O3 -march=native -o quantlib_peer quantlib_peer.cpp -lQuantLib

#include <ql/experimental/volatility/sviinterpolation.hpp>
#include <ql/math/interpolations/sabrinterpolation.hpp>
#include <ql/pricingengines/blackformula.hpp>

#include <cmath>
#include <ctime>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace QuantLib;

namespace {

const std::string peer = "quantlib-c++";
const double accuracy = 1e-12;
const int passes = 5;

double micros() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e6 * now.tv_sec + 1e-3 * now.tv_nsec;
}

std::vector<std::vector<double>> read(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::vector<double>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::stringstream cells(line);
        std::vector<double> row;
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(std::stod(cell));
        rows.push_back(row);
    }
    return rows;
}

struct Output {
    std::ofstream times, fits, params;
    std::string round;

    Output(const std::string& folder, const std::string& r)
    : times(folder + "/times-" + peer + "-" + r + ".csv"), fits(folder + "/fits-" + peer + ".csv"),
      params(folder + "/params-" + peer + ".csv"), round(r) {
        times << "peer,round,task,method,item,micros\n";
        fits << "peer,task,method,item,i,vol\n" << std::setprecision(17);
        params << "peer,task,method,item,p1,p2,p3,p4,p5\n" << std::setprecision(17);
    }

    void time(const std::string& task, const std::string& method, int item, double us) {
        times << peer << ',' << round << ',' << task << ',' << method << ',' << item << ',' << us << '\n';
    }

    void vol(const std::string& task, const std::string& method, int item, int i, double vol) {
        fits << peer << ',' << task << ',' << method << ',' << item << ',' << i << ',';
        if (std::isnan(vol)) fits << "NaN\n";
        else fits << vol << '\n';
    }
};

void impliedVols(const std::vector<std::vector<double>>& options, Output& out) {
    using Solve = std::function<double(const std::vector<double>&)>;
    auto type = [](const std::vector<double>& o) { return o[0] > 0 ? Option::Call : Option::Put; };
    const std::vector<std::pair<std::string, Solve>> methods = {
        {"Li with relaxation 1e-12",
         [&](const std::vector<double>& o) {
             return blackFormulaImpliedStdDevLiRS(type(o), o[3], o[2], o[1], 1.0, 0.0, Null<Real>(), 1.0, accuracy, 100);
         }},
        {"Newton 1e-12", [&](const std::vector<double>& o) {
             return blackFormulaImpliedStdDev(type(o), o[3], o[2], o[1], 1.0, 0.0, Null<Real>(), accuracy, 100);
         }}};
    for (const auto& method : methods) {
        std::vector<double> deviations(options.size());
        for (int pass = 0; pass < passes; ++pass) {
            double start = micros();
            for (size_t i = 0; i < options.size(); ++i) deviations[i] = method.second(options[i]);
            out.time("implied vol", method.first, pass, (micros() - start) / options.size());
        }
        for (size_t i = 0; i < options.size(); ++i)
            out.vol("implied vol", method.first, 0, i, deviations[i] / std::sqrt(options[i][4]));
    }
}

struct Slice {
    double years = 0, forward = 0, atTheMoney = 0;
    std::vector<double> strikes, vols;
};

std::vector<Slice> slices(const std::vector<std::vector<double>>& rows) {
    std::vector<Slice> all;
    double nearest = 0;
    for (const auto& r : rows) {
        if (r[0] >= all.size()) {
            all.emplace_back();
            nearest = std::numeric_limits<double>::max();
        }
        Slice& slice = all.back();
        slice.years = r[1] / 365;
        slice.forward = r[2];
        slice.strikes.push_back(r[2] * std::exp(r[3]));
        slice.vols.push_back(r[4]);
        if (std::fabs(r[3]) < nearest) {
            nearest = std::fabs(r[3]);
            slice.atTheMoney = r[4];
        }
    }
    return all;
}

// Lognormal SABR (beta 1) from one guess: alpha at the money, nu and rho QuantLib's defaults; vega weights.
SABRInterpolation sabr(const Slice& s) {
    SABRInterpolation found(s.strikes.begin(), s.strikes.end(), s.vols.begin(), s.years, s.forward, s.atTheMoney, 1.0,
                            std::sqrt(0.4), 0.0, false, true, false, false, true, {}, {}, 0.0020, false, 1);
    found.update();
    return found;
}

// Raw SVI, vega weights, QuantLib's defaults but for a start at the level of the quotes.
SviInterpolation svi(const Slice& s, Size guesses) {
    double variance = s.atTheMoney * s.atTheMoney * s.years;
    SviInterpolation found(s.strikes.begin(), s.strikes.end(), s.vols.begin(), s.years, s.forward, 0.5 * variance,
                           5 * variance, 0.1, -0.4, 0.0, false, false, false, false, false, true, {}, {}, 0.0020, false,
                           guesses);
    found.update();
    return found;
}

void write(const SABRInterpolation&, const std::string&, const std::string&, size_t, Output&) {}

void write(const SviInterpolation& f, const std::string& task, const std::string& method, size_t s, Output& out) {
    out.params << peer << ',' << task << ',' << method << ',' << s << ',' << f.a() << ',' << f.b() << ',' << f.sigma()
               << ',' << f.rho() << ',' << f.m() << '\n';
}

template <class Fit>
void fitAll(const std::string& task, const std::string& method, const std::vector<Slice>& slices, const Fit& fit,
            Output& out) {
    for (size_t s = 0; s < slices.size(); ++s) {
        std::vector<double> vols(slices[s].vols.size(), std::numeric_limits<double>::quiet_NaN());
        try {
            for (int pass = 0; pass < passes; ++pass) {
                double start = micros();
                auto found = fit(slices[s]);
                out.time(task, method, s, micros() - start);
                if (pass == 0) {
                    for (size_t i = 0; i < vols.size(); ++i) vols[i] = found(slices[s].strikes[i], true);
                    write(found, task, method, s, out);
                }
            }
        } catch (const std::exception& error) {
            std::cerr << peer << ": " << method << ", slice " << s << ": " << error.what() << '\n';
        }
        for (size_t i = 0; i < vols.size(); ++i) out.vol(task, method, s, i, vols[i]);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: quantlib_peer FOLDER ROUND\n";
        return 2;
    }
    const std::string folder = arguments[1];
    Output out(folder, arguments[2]);
    impliedVols(read(folder + "/options.csv"), out);
    const std::vector<Slice> all = slices(read(folder + "/slices.csv"));
    fitAll("SABR", "lognormal SABR 1 guess", all, sabr, out);
    fitAll("raw SVI", "least squares 1 guess", all, [](const Slice& s) { return svi(s, 1); }, out);
    fitAll("raw SVI", "least squares up to 50 guesses", all, [](const Slice& s) { return svi(s, 50); }, out);
}
