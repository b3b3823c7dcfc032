package io.plimsoll.accounts;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Amounts in hundredths that add up to their rounded sum. */
public final class Cents {

    private Cents() {}

    /**
     * Parts rounded to hundredths so that they add up to their sum, rounded: each is rounded down, and the hundredths that are
     * then missing go to the parts that lost most (largest remainders; of equal ones the first).
     *
     * @return in hundredths
     */
    public static long[] adding(double[] parts) {
        double sum = 0;
        long[] cents = new long[parts.length];
        double[] lost = new double[parts.length];
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i];
            cents[i] = (long) Math.floor(parts[i] * 100);
            lost[i] = parts[i] * 100 - cents[i];
            given += cents[i];
        }
        long missing = Math.round(sum * 100) - given;
        int[] byLoss = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -lost[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; missing > 0 && i < byLoss.length; i++, missing--) {
            cents[byLoss[i]]++;
        }
        return cents;
    }
}
