package dev.telar.backend.simd.scalar;

import dev.telar.backend.simd.kernels.RowKernel;

/// Bias and rectifier as plain loops.
final class ScalarRows implements RowKernel {

    @Override
    public void addBias(float[] x, int offset, float[] bias, int biasOffset, int n) {
        for (int j = 0; j < n; j++) {
            x[offset + j] += bias[biasOffset + j];
        }
    }

    @Override
    public void relu(float[] x, int offset, int n) {
        for (int j = 0; j < n; j++) {
            x[offset + j] = Math.max(x[offset + j], 0f);
        }
    }
}
