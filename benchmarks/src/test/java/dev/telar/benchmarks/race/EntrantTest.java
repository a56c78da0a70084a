package dev.telar.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantTest {

    private static final Setting WIDE = new Setting(512, 512, 2, false);
    private static final Setting NARROW = new Setting(256, 512, 1, false);

    @Test
    void width_restricted_restrictsAllAlike() {
        assertThat(Entrant.TELAR.options(Discipline.W1, NARROW)).contains("-XX:UseAVX=2", "-XX:MaxVectorSize=32",
                "-Dtelar.threads=1");
        assertThat(Entrant.TELAR.options(Discipline.W1, WIDE)).noneMatch(option -> option.startsWith("-XX"));
        assertThat(Entrant.DJL.environment(Discipline.W1, NARROW)).containsEntry("ATEN_CPU_CAPABILITY", "avx2")
                .containsEntry("ONEDNN_MAX_CPU_ISA", "AVX2").containsEntry("OMP_NUM_THREADS", "1");
        assertThat(Entrant.OPENBLAS.environment(Discipline.W3, NARROW)).containsEntry("OPENBLAS_CORETYPE", "HASWELL");
    }

    @Test
    void openBlas_atFullWidth_isForcedToAvx512AndAlsoRunsAsItComes() {
        assertThat(Entrant.OPENBLAS.environment(Discipline.W3, WIDE)).containsEntry("OPENBLAS_CORETYPE", "SKYLAKEX");
        assertThat(Entrant.OPENBLAS_AS_IS.environment(Discipline.W3, WIDE)).doesNotContainKey("OPENBLAS_CORETYPE");
        assertThat(Entrant.OPENBLAS_AS_IS.takesPart(Discipline.W3, WIDE)).isTrue();
        assertThat(Entrant.OPENBLAS_AS_IS.takesPart(Discipline.W3, NARROW)).isFalse();
    }

    @Test
    void telar_scalar_hasNoVectorModule() {
        assertThat(Entrant.TELAR.options(Discipline.W1, WIDE)).contains("jdk.incubator.vector");
        assertThat(Entrant.TELAR_SCALAR.options(Discipline.W1, WIDE)).doesNotContain("jdk.incubator.vector");
    }

    @Test
    void of_aNameThatThereIsNot_listsThoseThereAre() {
        assertThat(Entrant.of("telar-scalar")).isEqualTo(Entrant.TELAR_SCALAR);
        assertThatThrownBy(() -> Entrant.of("numpy")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no contender numpy; there are telar, telar-scalar, ");
    }

    @Test
    void child_ofAPeerThatWasNotBuilt_saysHow(@TempDir Path folder) {
        assertThat(new Child(folder, folder).run(Entrant.DL4J, Discipline.W1, WIDE).failure())
                .isEqualTo("not built; Maven builds the peers with -Ppeers");
    }

    @Test
    void child_ofAWorkItCannotDo_tellsSo(@TempDir Path folder) {
        // DJL has no chains: the process says so and ends well, without a value
        assertThat(new Child(folder, folder).run(Entrant.DJL, Discipline.W8, new Setting(512, 512, 1, true)).failure())
                .contains("not for this work");
    }
}
