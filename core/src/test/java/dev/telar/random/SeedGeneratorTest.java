package dev.telar.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class SeedGeneratorTest {

    private static final Shape SIX = Shape.of(2, 3);

    @Test
    void bits_firstDraw_isTheStream2to32OfTheSeed() {
        int[] key = {0xa4093822, 0x299f31d0};
        int[] first = Philox.block(new int[]{0, 0, 0, 1}, key);
        int[] second = Philox.block(new int[]{1, 0, 0, 1}, key);
        assertThat(SeedGenerator.of(0x299f31d0a4093822L).bits(SIX).toIntArray()).containsExactly(first[0], first[1], first[2],
                first[3], second[0], second[1]);
    }

    @Test
    void draws_differFromEachOther() {
        SeedGenerator seeds = SeedGenerator.of(1);
        assertThat(seeds.bits(SIX).toIntArray()).isNotEqualTo(seeds.bits(SIX).toIntArray());
        assertThat(seeds.counter().get().toIntArray()).containsExactly(2, 1);
    }

    @Test
    void draws_sameSeed_areTheSame() {
        assertThat(SeedGenerator.of(7).normal(SIX).toFloatArray()).isEqualTo(SeedGenerator.of(7).normal(SIX).toFloatArray())
                .isNotEqualTo(SeedGenerator.of(8).normal(SIX).toFloatArray());
    }

    @Test
    void draws_restoredCounter_continue() {
        SeedGenerator first = SeedGenerator.of(7);
        first.uniform(SIX);
        Tensor saved = first.counter().get();
        float[] next = first.uniform(SIX).toFloatArray();
        SeedGenerator second = SeedGenerator.of(7);
        second.counter().set(saved);
        assertThat(second.uniform(SIX).toFloatArray()).isEqualTo(next);
    }

    @Test
    void counter_hasTheNameOfItsGenerator() {
        assertThat(SeedGenerator.of(7).counter().name()).isEqualTo("seed_generator/counter");
        assertThat(SeedGenerator.of(7, "dropout/seed_generator").counter().name()).isEqualTo("dropout/seed_generator/counter");
        assertThat(SeedGenerator.of(7).counter().isTrainable()).isFalse();
    }

    @Test
    void uniform_isTheUpper24BitsOfEachWord() {
        int[] bits = SeedGenerator.of(3).bits(SIX).toIntArray();
        float[] values = SeedGenerator.of(3).uniform(SIX).toFloatArray();
        for (int i = 0; i < 6; i++) {
            assertThat(values[i]).isEqualTo((bits[i] >>> 8) * 0x1p-24f);
        }
    }

    @Test
    void normal_isBoxMullerOfPairsOfWords() {
        int[] bits = SeedGenerator.of(3).bits(Shape.of(4)).toIntArray();
        Tensor normal = SeedGenerator.of(3).normal(Shape.of(3, 1));
        assertThat(normal.shape()).isEqualTo(Shape.of(3, 1));
        double radius = Math.sqrt(-2 * StrictMath.log((Integer.toUnsignedLong(bits[0]) + 1) / 0x1p32));
        double angle = 2 * Math.PI * (Integer.toUnsignedLong(bits[1]) / 0x1p32);
        assertThat(normal.toFloatArray()[0]).isEqualTo((float) (radius * StrictMath.cos(angle)));
        assertThat(normal.toFloatArray()[1]).isEqualTo((float) (radius * StrictMath.sin(angle)));
    }

    /// Tolerances: five standard errors.
    @Test
    void normal_moments_areThoseOfTheNormalDistribution() {
        int n = 40_000;
        Tensor normal = SeedGenerator.of(5).normal(Shape.of(n)).cast(DType.FLOAT64);
        assertThat(normal.mean().item()).isBetween(-5 * Math.sqrt(1.0 / n), 5 * Math.sqrt(1.0 / n));
        assertThat(normal.variance().item()).isBetween(1 - 5 * Math.sqrt(2.0 / n), 1 + 5 * Math.sqrt(2.0 / n));
    }

    /// Tolerance: five standard errors, √(p·(1 − p)/n).
    @Test
    void bernoulli_isTrueWithTheProbability() {
        int n = 40_000;
        double share = SeedGenerator.of(5).bernoulli(Shape.of(n), 0.2).cast(DType.FLOAT64).mean().item();
        assertThat(share).isBetween(0.2 - 5 * Math.sqrt(0.16 / n), 0.2 + 5 * Math.sqrt(0.16 / n));
    }

    @Test
    void bernoulli_certainAndImpossible_areExact() {
        assertThat(SeedGenerator.of(5).bernoulli(Shape.of(100), 1).toBooleanArray()).doesNotContain(false);
        assertThat(SeedGenerator.of(5).bernoulli(Shape.of(100), 0).toBooleanArray()).doesNotContain(true);
    }

    @Test
    void bernoulli_noProbability_isRefused() {
        assertThatThrownBy(() -> SeedGenerator.of(5).bernoulli(SIX, 1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bernoulli: the probability must be 0 … 1, given 1.5");
    }
}
