package dev.telar.backend.simd.vector;

import dev.telar.backend.simd.kernels.RowKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Bias and rectifier on vectors.
final class VectorRows implements RowKernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void addBias(float[] x, int offset, float[] bias, int biasOffset, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector.fromArray(SPECIES, x, offset + j).add(FloatVector.fromArray(SPECIES, bias, biasOffset + j)).intoArray(x,
                    offset + j);
        }
        for (; j < n; j++) {
            x[offset + j] += bias[biasOffset + j];
        }
    }

    @Override
    public void relu(float[] x, int offset, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector.fromArray(SPECIES, x, offset + j).max(0f).intoArray(x, offset + j);
        }
        for (; j < n; j++) {
            x[offset + j] = Math.max(x[offset + j], 0f);
        }
    }
}
