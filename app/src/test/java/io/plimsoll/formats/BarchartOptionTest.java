package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarchartOptionTest {

    @ParameterizedTest
    @CsvSource({
        "clv5_545c_price-history-08-25-2025.csv,CLV25,CALL,54.5",
        "CLV5_680P_price-history-08-25-2025.csv.gz,CLV25,PUT,68",
        "clf6_1000p_price-history-08-25-2025.csv,CLF26,PUT,100",
        "clz4_700c_price-history-01-10-2025.csv,CLZ24,CALL,70", // expired the month before
        "clz4_700c_price-history-01-10-2026.csv,CLZ34,CALL,70",
        "clf0_700c_price-history-12-10-2029.csv,CLF30,CALL,70",
        "clv25_705c_price-history-08-25-2025.csv,CLV25,CALL,70.5"
    })
    void theFileNameTellsContractRightAndStrike(String name, String contract, String right, double strike) {
        LocalDate expiry = LocalDate.of(2025, 9, 17);
        BarchartOption option = BarchartOption.of(
                new FileHead("some/folder/" + name, null, Header.of(List.of("Time"))),
                new ImportSettings(List.of(), null, Map.of(contract, expiry), null));

        assertThat(option.contract()).isEqualTo(contract);
        assertThat(option.right()).hasToString(right);
        assertThat(option.strike()).isEqualTo(strike);
        assertThat(option.expiry()).isEqualTo(expiry);
    }
}
