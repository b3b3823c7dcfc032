package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ExpiriesTest {

    private static final AssetProfile.Listing INDEX =
            new AssetProfile.Listing(1, 2, 2, 2, 4, AssetProfile.Cycle.QUARTERLY);
    private static final AssetProfile.Listing OIL =
            new AssetProfile.Listing(1, 1, 3, 1, 12, AssetProfile.Cycle.MONTHLY);

    @Test
    void monthliesAreOnTheThirdFriday() {
        assertThat(Expiries.expiry(YearMonth.of(2016, 1))).isEqualTo(LocalDate.of(2016, 1, 15));
        assertThat(Expiries.expiry(YearMonth.of(2024, 3))).isEqualTo(LocalDate.of(2024, 3, 15));
        assertThat(Expiries.expiry(YearMonth.of(2025, 8))).isEqualTo(LocalDate.of(2025, 8, 15));
    }

    @Test
    void optionsHaveWeekliesMonthliesAndQuarterlies() {
        assertThat(Expiries.options(LocalDate.of(2016, 1, 4), INDEX))
                .containsExactly(
                        LocalDate.of(2016, 1, 8),
                        LocalDate.of(2016, 1, 15),
                        LocalDate.of(2016, 1, 22),
                        LocalDate.of(2016, 2, 19),
                        LocalDate.of(2016, 3, 18),
                        LocalDate.of(2016, 6, 17));
    }

    @Test
    void anExpiryIsGoneAfterTheCloseOfItsDay() {
        assertThat(Expiries.options(LocalDate.of(2016, 1, 14), OIL))
                .containsExactly(
                        LocalDate.of(2016, 1, 15),
                        LocalDate.of(2016, 1, 22),
                        LocalDate.of(2016, 2, 19),
                        LocalDate.of(2016, 3, 18),
                        LocalDate.of(2016, 6, 17));
        assertThat(Expiries.options(LocalDate.of(2016, 1, 15), OIL))
                .containsExactly(
                        LocalDate.of(2016, 1, 22),
                        LocalDate.of(2016, 2, 19),
                        LocalDate.of(2016, 3, 18),
                        LocalDate.of(2016, 4, 15),
                        LocalDate.of(2016, 6, 17));
    }

    @Test
    void futuresAreMonthlyOrQuarterly() {
        assertThat(Expiries.futures(LocalDate.of(2016, 1, 14), OIL))
                .hasSize(12)
                .startsWith(YearMonth.of(2016, 1), YearMonth.of(2016, 2))
                .endsWith(YearMonth.of(2016, 12));
        assertThat(Expiries.futures(LocalDate.of(2016, 3, 18), INDEX))
                .containsExactly(
                        YearMonth.of(2016, 6), YearMonth.of(2016, 9), YearMonth.of(2016, 12), YearMonth.of(2017, 3));
    }
}
