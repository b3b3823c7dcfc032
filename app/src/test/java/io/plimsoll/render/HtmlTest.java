package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.report.Findings;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void proseDoesNotBreakBeforeAPercentSign() {
        assertThat(Html.prose("rates < 5 % & under")).isEqualTo("rates &lt; 5&nbsp;% &amp; under");
    }

    @Test
    void aNegativeNumberHasAMinusSignAndNoHyphen() {
        assertThat(Html.number(-0.51234)).isEqualTo("−0.5123");
    }

    @Test
    void hyphensOfWordsAndNamesStayHyphens() {
        assertThat(Html.format("At-the-money, fhs-94 on 2020-04-20: %.1f (%+.1f), %.0e", -1.5, -2.0, 1e-9))
                .isEqualTo("At-the-money, fhs-94 on 2020-04-20: −1.5 (−2.0), 1e−09");
    }

    @Test
    void theSideOfEitherPositionIsNotCalledBoth() {
        assertThat(Findings.sideName("long")).isEqualTo("Long side");
        assertThat(Findings.sideName("short")).isEqualTo("Short side");
        assertThat(Findings.sideName("both")).isEqualTo("Either side");
        assertThatThrownBy(() -> Findings.sideName("up")).hasMessageContaining("\"up\"");
    }
}
