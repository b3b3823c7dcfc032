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
    void theSideOfEitherPositionIsNotCalledBoth() {
        assertThat(Findings.sideName("long")).isEqualTo("Long side");
        assertThat(Findings.sideName("short")).isEqualTo("Short side");
        assertThat(Findings.sideName("both")).isEqualTo("Either side");
        assertThatThrownBy(() -> Findings.sideName("up")).hasMessageContaining("\"up\"");
    }
}
