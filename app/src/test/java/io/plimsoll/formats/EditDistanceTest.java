package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "abc,abc,0", "abc,acb,2", "close.csv,closes.csv,1"})
    void countsInsertionsDeletionsAndReplacements(String a, String b, int distance) {
        assertThat(EditDistance.of(a, b)).isEqualTo(distance);
    }
}
