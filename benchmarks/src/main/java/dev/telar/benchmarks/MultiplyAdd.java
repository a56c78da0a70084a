package dev.telar.benchmarks;

import java.util.function.IntToDoubleFunction;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Twelve chains of fused multiply-adds that nothing but their latency and the number of units holds back: 12 ≥ 4 cycles × 2 units.
final class MultiplyAdd implements IntToDoubleFunction {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int STEPS = 4_000_000;
    private static final int PIECE = 10_000;

    private final float[] start = new float[SPECIES.length()];

    /// Multiplications and additions a second.
    @Override
    public double applyAsDouble(int thread) {
        long before = System.nanoTime();
        float sum = 0;
        for (int done = 0; done < STEPS; done += PIECE) {
            sum += run(start, PIECE);
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        if (sum != 0) { // zeros multiplied and added; asked so that the JIT cannot leave them out
            throw new IllegalStateException("zeros multiplied and added gave " + sum);
        }
        return 2.0 * CHAINS * SPECIES.length() * STEPS / seconds;
    }

    private static float run(float[] start, int steps) {
        FloatVector x = FloatVector.fromArray(SPECIES, start, 0);
        FloatVector a = x;
        FloatVector b = x.add(1);
        FloatVector c = x.add(2);
        FloatVector d = x.add(3);
        FloatVector e = x.add(4);
        FloatVector f = x.add(5);
        FloatVector g = x.add(6);
        FloatVector h = x.add(7);
        FloatVector i = x.add(8);
        FloatVector j = x.add(9);
        FloatVector k = x.add(10);
        FloatVector l = x.add(11);
        for (int step = 0; step < steps; step++) {
            a = a.fma(x, x);
            b = b.fma(x, x);
            c = c.fma(x, x);
            d = d.fma(x, x);
            e = e.fma(x, x);
            f = f.fma(x, x);
            g = g.fma(x, x);
            h = h.fma(x, x);
            i = i.fma(x, x);
            j = j.fma(x, x);
            k = k.fma(x, x);
            l = l.fma(x, x);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }
}
