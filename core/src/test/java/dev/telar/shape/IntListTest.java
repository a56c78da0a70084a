package dev.telar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntListTest {

    @Test
    void map_ofEachValue_isAListOfWhatTheFunctionMakes() {
        assertThat(IntList.of(3, 1, 2).map(value -> 10 * value)).isEqualTo(IntList.of(30, 10, 20));
        assertThat(IntList.of().map(value -> 10 * value)).isEqualTo(IntList.of());
    }

    @Test
    void range_ofANumber_countsFromZero() {
        assertThat(IntList.range(3)).isEqualTo(IntList.of(0, 1, 2));
        assertThat(IntList.range(0).isEmpty()).isTrue();
    }
}
