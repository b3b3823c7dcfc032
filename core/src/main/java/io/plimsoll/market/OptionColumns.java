package io.plimsoll.market;

/**
 * Option rows as one array a column, all of one length; row {@code i} is what stands at index {@code i}. A number that the vendor
 * does not give is NaN.
 *
 * @param file by row, the file that it came from, as an index into a list of files
 * @param line by row, its line in that file, as {@link SourceRow#line}
 * @param expiry by row, the last trading day of the option, days since 1970-01-01
 * @param call by row, whether it is a call; a put otherwise
 * @param strike the strike that was in force on the day, price units
 * @param price close or settlement, price units
 * @param bid best bid at the close, price units
 * @param ask best ask at the close, price units
 * @param volume contracts traded on the day
 * @param openInterest contracts open at the close
 * @param underlyingPrice price of the underlying that the vendor wrote beside the quote, price units; an array of no length
 *     where it is given for no row
 */
public record OptionColumns(
        int[] file,
        long[] line,
        int[] expiry,
        boolean[] call,
        double[] strike,
        double[] price,
        double[] bid,
        double[] ask,
        double[] volume,
        double[] openInterest,
        double[] underlyingPrice) {

    public OptionColumns {
        int rows = file.length;
        int[] lengths = {
            line.length,
            expiry.length,
            call.length,
            strike.length,
            price.length,
            bid.length,
            ask.length,
            volume.length,
            openInterest.length,
            underlyingPrice.length == 0 ? rows : underlyingPrice.length
        };
        for (int column = 0; column < lengths.length; column++) {
            if (lengths[column] != rows) {
                throw new IllegalArgumentException("the columns of option rows must be of one length: column 0 has "
                        + rows + " rows, column " + (column + 1) + " has " + lengths[column]);
            }
        }
    }

    /** Columns for a number of rows, to be filled; no underlying's price. */
    static OptionColumns empty(int rows) {
        return new OptionColumns(
                new int[rows],
                new long[rows],
                new int[rows],
                new boolean[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[0]);
    }

    int rows() {
        return file.length;
    }

    /** These rows in another order: row {@code i} is what was row {@code order[i]}. */
    OptionColumns permuted(int[] order) {
        int n = order.length;
        int[] files = new int[n];
        long[] lines = new long[n];
        int[] expiries = new int[n];
        boolean[] calls = new boolean[n];
        for (int i = 0; i < n; i++) {
            files[i] = file[order[i]];
            lines[i] = line[order[i]];
            expiries[i] = expiry[order[i]];
            calls[i] = call[order[i]];
        }
        return new OptionColumns(
                files,
                lines,
                expiries,
                calls,
                permuted(strike, order),
                permuted(price, order),
                permuted(bid, order),
                permuted(ask, order),
                permuted(volume, order),
                permuted(openInterest, order),
                underlyingPrice.length == 0 ? underlyingPrice : permuted(underlyingPrice, order));
    }

    private static double[] permuted(double[] column, int[] order) {
        double[] permuted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            permuted[i] = column[order[i]];
        }
        return permuted;
    }
}
