package dev.telar.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void value_asText_isOneLineThatCanBeRead() {
        Line.Value value = new Line.Value("W3 512×512×512", 1234.5, "GFLOP/s");
        assertThat(value).hasToString("@telar value|W3 512×512×512|1234.5|GFLOP/s");
        assertThat(Line.parse(value.toString())).contains(value);
    }

    @Property
    void parse_ofAnyValue_givesItBack(@ForAll double number) {
        Line.Value value = new Line.Value("measure", number, "s");
        assertThat(Line.parse(value.toString())).contains(value);
    }

    @Test
    void parse_ofNoteAndFirstStep_givesThemBack() {
        assertThat(Line.parse(new Line.Note("two threads").toString())).contains(new Line.Note("two threads"));
        assertThat(Line.parse(new Line.FirstStep().toString())).contains(new Line.FirstStep());
    }

    @Test
    void parse_ofWhatALibraryPrints_isEmpty() {
        assertThat(Line.parse("2026-11-27 INFO: loaded value|x|1|s")).isEmpty();
        assertThat(Line.parse("")).isEmpty();
    }

    @Test
    void parse_ofABrokenLine_namesIt() {
        assertThatThrownBy(() -> Line.parse("@telar value|x|1")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a contender's line: @telar value|x|1");
        assertThatThrownBy(() -> Line.parse("@telar value|x|much|s")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a contender's line, much is no number: @telar value|x|much|s");
    }
}
