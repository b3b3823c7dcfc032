package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A risk measure of accounts' losses, −Σ quantity · pnl a scenario, less the cash. One account or ten thousand at once give the same
 * bits, on however many threads.
 */
public final class PortfolioMeasure {

    /** The most accounts that go through the blocks together: enough to make reading a block pay. */
    private static final int MOST_TOGETHER = 1024;

    private static final int FEWEST_TOGETHER = 64;

    /** Shares of the work for each thread, so that none waits long for another. */
    private static final int SHARES = 4;

    private final ScenarioMatrix matrix;
    private final double[] weights;
    private final RiskMeasure measure;
    private final double confidence;
    private final boolean alike;

    /**
     * @param matrix profit and loss, at least one scenario
     * @param weights what each scenario counts
     * @param confidence in (0, 1]; value at risk at 1 is the largest loss, as in a scan of few scenarios
     */
    public PortfolioMeasure(ScenarioMatrix matrix, double[] weights, RiskMeasure measure, double confidence) {
        boolean inRange = confidence > 0 && (confidence < 1 || (confidence == 1 && measure == RiskMeasure.VAR));
        if (matrix.scenarios() < 1 || weights.length != matrix.scenarios() || !inRange) {
            throw new IllegalArgumentException(
                    "a measure needs scenarios, a weight for each and a confidence in (0, 1), had " + matrix.scenarios()
                            + ", " + weights.length + " and " + confidence);
        }
        this.matrix = matrix;
        this.weights = weights.clone();
        this.measure = measure;
        this.confidence = confidence;
        this.alike = WeightedTail.equal(weights);
    }

    /** The measure of an account's losses; negative where even they are gains. */
    public double of(Account account) {
        return of(List.of(account))[0];
    }

    /** The measures of accounts, in their order. */
    public double[] of(List<Account> accounts) {
        double[] measures = new double[accounts.size()];
        int threads = Runtime.getRuntime().availableProcessors();
        int together = Math.min(MOST_TOGETHER, Math.max(FEWEST_TOGETHER, accounts.size() / (SHARES * threads)));
        int tiles = (accounts.size() + together - 1) / together;
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(tiles, threads)).parallel().forEach(w -> {
            Work work = new Work(Math.min(together, accounts.size()));
            for (int tile = next.getAndIncrement(); tile < tiles; tile = next.getAndIncrement()) {
                int from = tile * together;
                work.measure(accounts, from, Math.min(accounts.size(), from + together), measures);
            }
        });
        return measures;
    }

    /** The loss of an account in each scenario, less its cash. */
    public double[] losses(Account account) {
        double[] losses = matrix.sum(account.rows(), account.quantities());
        for (int s = 0; s < losses.length; s++) {
            losses[s] = -losses[s] - account.cash();
        }
        return losses;
    }

    /** The scenarios that an account's measure rests on. */
    DecidingScenarios deciding(Account account) {
        return DecidingScenarios.of(losses(account), weights, measure, confidence);
    }

    /** What one thread needs, made once. */
    private final class Work {

        private final TailMeasure tail = new TailMeasure(measure, confidence, matrix.scenarios());
        private final double[] heaps;
        private final double[][] sums;

        Work(int accounts) {
            this.heaps = new double[alike ? accounts * tail.kept() : 0];
            this.sums = new double[matrix.blocks()][];
            for (int b = 0; b < sums.length; b++) {
                sums[b] = b > 0 && matrix.width(b) == matrix.width(0) ? sums[0] : new double[matrix.width(b)];
            }
        }

        void measure(List<Account> accounts, int from, int to, double[] measures) {
            if (alike) {
                byTail(accounts, from, to, measures);
            } else {
                for (int a = from; a < to; a++) {
                    measures[a] = measure.of(losses(accounts.get(a)), weights, confidence) + 0.0;
                }
            }
        }

        private void byTail(List<Account> accounts, int from, int to, double[] measures) {
            for (int a = from; a < to; a++) {
                tail.clear(heaps, (a - from) * tail.kept());
            }
            for (int b = 0; b < sums.length; b++) {
                for (int a = from; a < to; a++) {
                    Account account = accounts.get(a);
                    matrix.sum(b, account.rows(), account.quantities(), sums[b]);
                    tail.add(heaps, (a - from) * tail.kept(), sums[b]);
                }
            }
            for (int a = from; a < to; a++) {
                // the cash is the same in every scenario, so it can come off the measure; + 0.0 for no negative zero
                measures[a] = tail.of(heaps, (a - from) * tail.kept())
                        - accounts.get(a).cash()
                        + 0.0;
            }
        }
    }
}
