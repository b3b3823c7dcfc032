"""QuantLib's side of a comparison, through its Python binding: python3 quantlib_peer.py FOLDER ROUND

Reads options.csv and slices.csv, writes times-quantlib-python-ROUND.csv, fits-quantlib-python.csv and
params-quantlib-python.csv. What is timed is one call of the binding per option, and one construction and calibration per
slice; its arguments are converted beforehand. Times are processor time of the thread, as on the other side.
"""

import csv
import math
import sys
import time

import QuantLib as ql

PEER = "quantlib-python"
ACCURACY = 1e-12
PASSES = 3


def read(path):
    with open(path) as file:
        return list(csv.DictReader(file))


def implied_vols(options, times, fits, round_):
    rows = [
        (
            ql.Option.Call if r["right"] == "1" else ql.Option.Put,
            float(r["strike"]),
            float(r["forward"]),
            float(r["price"]),
            math.sqrt(float(r["years"])),
        )
        for r in options
    ]
    null = ql.nullDouble()

    def lirs(right, strike, forward, price):
        return ql.blackFormulaImpliedStdDevLiRS(right, strike, forward, price, 1.0, 0.0, null, 1.0, ACCURACY, 100)

    def newton(right, strike, forward, price):
        return ql.blackFormulaImpliedStdDev(right, strike, forward, price, 1.0, 0.0, null, ACCURACY, 100)

    for method, solve in (("Li with relaxation 1e-12", lirs), ("Newton 1e-12", newton)):
        for item in range(PASSES):
            start = time.thread_time_ns()
            deviations = [solve(right, strike, forward, price) for right, strike, forward, price, _ in rows]
            micros = (time.thread_time_ns() - start) / 1e3 / len(rows)
            times.append((PEER, round_, "implied vol", method, item, micros))
        for i, (row, deviation) in enumerate(zip(rows, deviations)):
            fits.append((PEER, "implied vol", method, 0, i, deviation / row[4]))


def by_slice(rows):
    slices = {}
    for r in rows:
        slices.setdefault(int(r["slice"]), []).append(r)
    return slices


def sabr(days, forward, strikes, vols, at_the_money, vega):
    """Lognormal SABR (beta 1) from one guess: alpha at the money, nu and rho QuantLib's defaults."""
    x, y = ql.Array(strikes), ql.Array(vols)

    def fit():
        return ql.SABRInterpolation(
            x, y, days / 365.0, forward, at_the_money, 1.0, math.sqrt(0.4), 0.0,
            False, True, False, False, vega, ql.EndCriteria(60000, 100, 1e-8, 1e-8, 1e-8),
            ql.LevenbergMarquardt(1e-8, 1e-8, 1e-8), 0.0020, False, 1,
        )

    def answer(found):
        return [found(k, True) for k in strikes], (found.alpha(), found.beta(), found.nu(), found.rho())

    return fit, answer


def svi(days, forward, strikes, vols, at_the_money, vega):
    """Raw SVI by SviInterpolatedSmileSection; its defaults but for a start at the level of the quotes."""
    today = ql.Settings.instance().evaluationDate
    expiry = today + days
    variance = at_the_money * at_the_money * days / 365.0
    sigma, rho, m = 0.1, -0.4, 0.0
    b = 0.5 * variance / sigma
    a = variance - b * (-rho * m + math.sqrt(m * m + sigma * sigma))

    def fit():
        found = ql.SviInterpolatedSmileSection(
            expiry, forward, strikes, False, at_the_money, vols, a, b, sigma, rho, m,
            False, False, False, False, False, vega,
        )
        found.rmsError()
        return found

    def answer(found):
        return [found.volatility(k) for k in strikes], (found.a(), found.b(), found.sigma(), found.rho(), found.m())

    return fit, answer


def fits_of(task, method, model, slices, times, fits, params, round_):
    for item, rows in slices.items():
        forward = float(rows[0]["forward"])
        vols = [float(r["vol"]) for r in rows]
        ks = [float(r["k"]) for r in rows]
        at_the_money = vols[min(range(len(ks)), key=lambda i: abs(ks[i]))]
        strikes = [forward * math.exp(k) for k in ks]
        # QuantLib knows equal weights and vegas.
        vega = len({r["weight"] for r in rows}) > 1
        fit, answer = model(int(rows[0]["days"]), forward, strikes, vols, at_the_money, vega)
        try:
            for _ in range(PASSES):
                start = time.thread_time_ns()
                found = fit()
                times.append((PEER, round_, task, method, item, (time.thread_time_ns() - start) / 1e3))
            fitted, parameters = answer(found)
        except RuntimeError as error:
            print(f"{PEER}: {method}, slice {item}: {error}", file=sys.stderr)
            fitted, parameters = [math.nan] * len(ks), ()
        fits.extend((PEER, task, method, item, i, vol) for i, vol in enumerate(fitted))
        params.append((PEER, task, method, item, *parameters))


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder, round_):
    ql.Settings.instance().evaluationDate = ql.Date(1, 6, 2020)
    times, fits, params = [], [], []
    implied_vols(read(f"{folder}/options.csv"), times, fits, round_)
    slices = by_slice(read(f"{folder}/slices.csv"))
    fits_of("SABR", "lognormal SABR 1 guess", sabr, slices, times, fits, params, round_)
    fits_of("raw SVI", "least squares", svi, slices, times, fits, params, round_)
    write(f"{folder}/times-{PEER}-{round_}.csv", ("peer", "round", "task", "method", "item", "micros"), times)
    write(f"{folder}/fits-{PEER}.csv", ("peer", "task", "method", "item", "i", "vol"), fits)
    write(f"{folder}/params-{PEER}.csv", ("peer", "task", "method", "item", "p1", "p2", "p3", "p4", "p5"), params)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
