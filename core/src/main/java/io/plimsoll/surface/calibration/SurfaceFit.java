package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the SVI-SABR slices of several expiries, first each alone without a regard to arbitrage, then together in coordinates
 * that tie them to each other. Robust as {@link SviSabrCalibrator} is: soft-L1, then Tukey's biweight, with a scale a slice,
 * at least that of the median slice: few quotes can be fitted so closely that any regard to their neighbours would make
 * them outliers.
 */
public final class SurfaceFit {

    private final List<SmileQuotes> quotes;
    private final Errors errors;
    private final List<SviSabrObjective> objectives = new ArrayList<>();
    private final List<ResidualScale> scales = new ArrayList<>();
    private final List<SviSabr> alone = new ArrayList<>();

    /** Fits each slice alone. */
    public SurfaceFit(List<SmileQuotes> quotes, Errors errors) {
        this.quotes = quotes;
        this.errors = errors;
        for (SmileQuotes slice : quotes) {
            SviSabrObjective objective = new SviSabrObjective(slice);
            ResidualScale scale = new ResidualScale(slice);
            objectives.add(objective);
            scales.add(scale);
            alone.add(alone(slice, objective, scale));
        }
    }

    /** The rule that quotes of one expiry break, with its values; empty where they can be fitted to. */
    public static String fault(SmileQuotes quotes) {
        return quotes.fault(3);
    }

    /** Each slice fitted alone. */
    public List<SviSabr> alone() {
        return alone;
    }

    private SviSabr alone(SmileQuotes slice, SviSabrObjective objective, ResidualScale scale) {
        double[] low = new double[3];
        double[] high = new double[3];
        double[] p = new double[3];
        SviSabrCalibrator.fillBounds(slice, low, high);
        new SviSabrStart(slice)
                .fill(p, slice.volNearForward(), WingPrior.USUAL.nuRootT() / Math.sqrt(slice.timeToExpiryYears()));
        LevenbergMarquardt solver = new LevenbergMarquardt(objective, low, high);
        // Where it ends short of a minimum it still is the best start there is.
        if (errors == Errors.ROBUST) {
            RobustFit.minimise(objective, solver, scale, p);
        } else {
            solver.minimise(p);
        }
        return SviSabrObjective.smile(p, slice.timeToExpiryYears());
    }

    /** Moves x, within its bounds, to a minimum for all slices together; whether it got there. */
    public boolean minimise(SliceCoordinates coordinates, double[] x) {
        SurfaceObjective objective = new SurfaceObjective(coordinates, objectives);
        LevenbergMarquardt solver = new LevenbergMarquardt(objective, coordinates.low(), coordinates.high());
        if (errors == Errors.LEAST_SQUARES) {
            return solver.minimise(x);
        }
        weigh(RobustLoss.SOFT_L1, objective, x);
        solver.lead(x);
        weigh(RobustLoss.TUKEY, objective, x);
        return solver.minimise(x);
    }

    private void weigh(RobustLoss loss, SurfaceObjective objective, double[] x) {
        double[][] parameters = objective.parameters(x);
        double[] own = new double[quotes.size()];
        Arrays.setAll(
                own, i -> scales.get(i).of(objectives.get(i).absoluteResiduals(parameters[i]), parameters[i].length));
        double[] sorted = own.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < own.length; i++) {
            objectives.get(i).loss = loss;
            objectives.get(i).scale = Math.max(own[i], sorted[own.length / 2]);
        }
    }
}
