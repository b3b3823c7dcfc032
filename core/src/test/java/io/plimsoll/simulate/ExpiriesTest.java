package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ExpiriesTest {

    @Test
    void areOnTheThirdFriday() {
        assertThat(Expiries.expiry(YearMonth.of(2016, 1))).isEqualTo(LocalDate.of(2016, 1, 15));
        assertThat(Expiries.expiry(YearMonth.of(2024, 3))).isEqualTo(LocalDate.of(2024, 3, 15));
        assertThat(Expiries.expiry(YearMonth.of(2025, 8))).isEqualTo(LocalDate.of(2025, 8, 15));
    }

    @Test
    void areThisMonthTheNextAndTwoQuarterMonths() {
        assertThat(Expiries.months(LocalDate.of(2016, 1, 4)))
                .containsExactly(
                        YearMonth.of(2016, 1), YearMonth.of(2016, 2), YearMonth.of(2016, 3), YearMonth.of(2016, 6));
    }

    @Test
    void rollOnTheDayOfExpiry() {
        assertThat(Expiries.months(LocalDate.of(2016, 1, 14))).first().isEqualTo(YearMonth.of(2016, 1));
        assertThat(Expiries.months(LocalDate.of(2016, 1, 15)))
                .containsExactly(
                        YearMonth.of(2016, 2), YearMonth.of(2016, 3), YearMonth.of(2016, 6), YearMonth.of(2016, 9));
        assertThat(Expiries.months(LocalDate.of(2016, 11, 21))).last().isEqualTo(YearMonth.of(2017, 6));
    }
}
