package dev.telar.initializers;

import java.util.OptionalLong;

import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// A random matrix with orthonormal rows or columns, times a gain (Saxe et al. 2014). A weight of more than two axes is taken as the
/// matrix of all its axes but the last by its last. If the matrix has no more columns than rows, its columns are orthonormal, otherwise
/// its rows.
///
/// The matrix is the *Q* of the QR decomposition of a matrix of normal numbers, with the signs for which *R* has a positive
/// diagonal: only then all orthogonal matrices are equally likely (Mezzadri 2007). Computed in FLOAT64 by Gram–Schmidt, each column
/// orthogonalised twice, which is as accurate as Householder's method (Giraud et al. 2005).
///
/// @param gain the factor, by default 1
/// @param seed a seed of its own, which gives the same numbers at each call; by default none: the model's random numbers
public record Orthogonal(double gain, OptionalLong seed) implements Initializer {

    /// Checks the gain.
    public Orthogonal {
        Values.finite("orthogonal: gain", gain);
    }

    /// The initializer with gain 1.
    public static Orthogonal of() {
        return new Orthogonal(1, OptionalLong.empty());
    }

    /// With another gain.
    public Orthogonal gain(double gain) {
        return new Orthogonal(gain, seed);
    }

    /// With a seed of its own.
    public Orthogonal seed(long seed) {
        return new Orthogonal(gain, OptionalLong.of(seed));
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        int rank = spec.shape().rank();
        if (rank < 2) {
            throw new ShapeException("orthogonal: the weight needs two axes or more, given " + spec.shape());
        }
        int rows = spec.shape().part(0, rank - 1).count();
        int columns = spec.shape().size(-1);
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), Values.source(seed, random));
        int[] next = {0};
        return Values.filled("orthogonal", spec, () -> {
            int row = next[0] / columns;
            int column = next[0] % columns;
            next[0]++;
            return gain * (columns <= rows ? vectors[column][row] : vectors[row][column]);
        });
    }

    private static double[][] orthonormal(int count, int size, Philox random) {
        double[][] vectors = new double[count][size];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < size; j++) {
                vectors[i][j] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    subtractProjection(vectors[i], vectors[k]);
                }
            }
            double norm = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int j = 0; j < size; j++) {
                vectors[i][j] /= norm;
            }
        }
        return vectors;
    }

    private static void subtractProjection(double[] vector, double[] unit) {
        double length = dot(vector, unit);
        for (int j = 0; j < vector.length; j++) {
            vector[j] -= length * unit[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
