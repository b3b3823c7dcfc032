package io.plimsoll.market;

import static io.plimsoll.market.OptionRight.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrikeArbitrageTest {

    private static final CleaningSettings SHAPE =
            CleaningSettings.of(CleaningSettings.Preset.NONE).with(EnumSet.of(Filter.NON_MONOTONE, Filter.NON_CONVEX));

    @Test
    void nothingIsRemovedWhereAdmissiblePricesLieWithinTheQuotes() {
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 300; i++) {
            List<OptionRow> rows = chain(random);
            ChainCleaner.Cleaned cleaned = Quotes.cleaned(rows, SHAPE);
            assertThat(cleaned.rejected()).as("chain %s", i).isEmpty();
            assertThat(cleaned.kept()).hasSize(rows.size());
        }
    }

    /** The mids of the same chains do break convexity: without the spread, good quotes would go. */
    @Test
    void theSameMidsTakenForPricesBreakConvexity() {
        SplittableRandom random = new SplittableRandom(41);
        List<OptionRow> mids = new ArrayList<>();
        for (OptionRow row : chain(random)) {
            mids.add(Quotes.row(row.right(), row.strike(), 60, row.mark(), Double.NaN, Double.NaN, 1));
        }
        assertThat(Quotes.cleaned(mids, SHAPE).rejected()).hasSizeGreaterThan(5);
    }

    /** A quote that is moved by several spreads is found, and in most chains it is the only one to go. */
    @Test
    void aQuoteThatIsOffIsBlamedAndItsNeighboursAreNot() {
        SplittableRandom random = new SplittableRandom(42);
        int found = 0;
        int others = 0;
        int chains = 300;
        for (int i = 0; i < chains; i++) {
            List<OptionRow> rows = chain(random);
            int bad = random.nextInt(20, rows.size() - 20);
            OptionRow row = rows.get(bad);
            double off = (random.nextBoolean() ? 1 : -0.3) * (row.mark() + 1);
            OptionRow moved = Quotes.quoted(
                    row.right(), row.strike(), 60, Math.max(0, row.bid() + off), Math.max(0.01, row.ask() + off));
            rows.set(bad, moved);
            ChainCleaner.Cleaned cleaned = Quotes.cleaned(rows, SHAPE);
            boolean gone = !cleaned.kept().contains(moved);
            found += gone ? 1 : 0;
            others += cleaned.rejected().size() - (gone ? 1 : 0);
        }
        assertThat(found).isGreaterThanOrEqualTo((int) (0.9 * chains));
        assertThat(others).isLessThanOrEqualTo((int) (0.1 * chains));
    }

    /** One price in ten is wrong, some next to each other: about as many are removed, and hardly a right one. */
    @Test
    void manyWrongPricesDoNotDragTheRightOnesOut() {
        SplittableRandom random = new SplittableRandom(44);
        int wrong = 0;
        int innocent = 0;
        int convicted = 0;
        for (int i = 0; i < 50; i++) {
            Quotes.Smile smile = new Quotes.Smile(100, 0.99, 60, k -> 0.25 - 0.1 * k);
            List<OptionRow> rows = new ArrayList<>();
            List<OptionRow> bad = new ArrayList<>();
            for (double strike : Quotes.strikes(80, 0.5, 60)) {
                boolean off = random.nextInt(10) == 0;
                double factor = off ? random.nextDouble(0.2, 0.8) : 1;
                OptionRow row = Quotes.closed(CALL, strike, 60, factor * smile.price(CALL, strike), 1);
                rows.add(row);
                if (off) {
                    bad.add(row);
                }
            }
            List<OptionRow> kept = Quotes.cleaned(rows, SHAPE).kept();
            List<OptionRow> gone = new ArrayList<>(rows);
            gone.removeAll(kept);
            wrong += bad.size();
            convicted += (int) gone.stream().filter(bad::contains).count();
            innocent += (int) gone.stream().filter(r -> !bad.contains(r)).count();
        }
        assertThat(wrong).isGreaterThan(200);
        assertThat(convicted).isGreaterThanOrEqualTo((int) (0.97 * wrong));
        assertThat(innocent).isLessThanOrEqualTo((int) (0.03 * wrong));
    }

    @Test
    void afterwardsTheMidsAreMonotoneAndConvexWhereNothingIsQuoted() {
        SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < 50; i++) {
            List<OptionRow> rows = new ArrayList<>();
            for (int j = 0; j < 30; j++) {
                rows.add(Quotes.closed(CALL, 100 + j, 60, random.nextDouble(1, 10), 1));
            }
            List<OptionRow> kept = Quotes.cleaned(rows, SHAPE).kept();
            assertThat(kept).hasSizeGreaterThanOrEqualTo(1);
            for (int j = 1; j < kept.size(); j++) {
                assertThat(kept.get(j).price())
                        .isLessThanOrEqualTo(kept.get(j - 1).price() + 1e-8);
            }
            for (int j = 2; j < kept.size(); j++) {
                assertThat(slope(kept, j)).isGreaterThanOrEqualTo(slope(kept, j - 1) - 1e-8);
            }
        }
    }

    private static double slope(List<OptionRow> rows, int j) {
        OptionRow left = rows.get(j - 1);
        OptionRow right = rows.get(j);
        return (right.price() - left.price()) / (right.strike() - left.strike());
    }

    @Test
    void amongEqualSuspectsTheWiderSpreadGoesThenTheOneThatDidNotTrade() {
        OptionRow tight = Quotes.quoted(CALL, 100, 30, 4.95, 5.05);
        OptionRow wide = Quotes.quoted(CALL, 101, 30, 5.2, 6.2);
        assertThat(Quotes.cleaned(List.of(tight, wide), SHAPE).kept()).containsExactly(tight);
        OptionRow untraded = Quotes.closed(CALL, 100, 30, 5, 0);
        OptionRow traded = Quotes.closed(CALL, 101, 30, 5.2, 7);
        assertThat(Quotes.cleaned(List.of(untraded, traded), SHAPE).kept()).containsExactly(traded);
        OptionRow quote = Quotes.quoted(CALL, 101, 30, 5.2, 5.4);
        assertThat(Quotes.cleaned(List.of(Quotes.closed(CALL, 100, 30, 5, 9), quote), SHAPE)
                        .kept())
                .containsExactly(quote);
    }

    @Test
    void aToleranceForgivesATickOnCloses() {
        List<OptionRow> rows = List.of(
                Quotes.closed(CALL, 100, 30, 3.000, 1),
                Quotes.closed(CALL, 101, 30, 2.502, 1),
                Quotes.closed(CALL, 102, 30, 2.000, 1));
        CleaningSettings tick = new CleaningSettings(SHAPE.filters(), 7, 730, 0, 1, 0.001, 0.8, 1.2, 0.03, 3, 5, 2);
        assertThat(Quotes.cleaned(rows, SHAPE).kept()).hasSize(2);
        assertThat(Quotes.cleaned(rows, tick).kept()).hasSize(3);
    }

    private static List<OptionRow> chain(SplittableRandom random) {
        double level = random.nextDouble(0.1, 0.5);
        double skew = random.nextDouble(-0.2, 0.1);
        double forward = random.nextDouble(90, 110);
        Quotes.Smile smile =
                new Quotes.Smile(forward, 0.99, 60, k -> Math.sqrt(level * level + 0.1 * skew * k + 0.05 * k * k));
        return Quotes.chain(smile, Quotes.strikes(70, 1.5, 40), random);
    }
}
