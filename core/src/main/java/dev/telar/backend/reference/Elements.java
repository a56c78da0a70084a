package dev.telar.backend.reference;

import java.lang.foreign.MemorySegment;

import dev.telar.shape.DType;

/// Java arrays as the values of tensors: `float[]`, `double[]`, `int[]`, and `byte[]` for UINT8 and BOOL.
final class Elements {

    private Elements() {}

    static MemorySegment segment(Object array) {
        return switch (array) {
            case float[] a -> MemorySegment.ofArray(a);
            case double[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            default -> MemorySegment.ofArray((byte[]) array);
        };
    }

    /// The elements at `indices`, in that order.
    static Object pick(Object array, int[] indices) {
        int n = indices.length;
        switch (array) {
            case float[] a -> {
                float[] result = new float[n];
                for (int i = 0; i < n; i++) {
                    result[i] = a[indices[i]];
                }
                return result;
            }
            case double[] a -> {
                double[] result = new double[n];
                for (int i = 0; i < n; i++) {
                    result[i] = a[indices[i]];
                }
                return result;
            }
            case int[] a -> {
                int[] result = new int[n];
                for (int i = 0; i < n; i++) {
                    result[i] = a[indices[i]];
                }
                return result;
            }
            default -> {
                byte[] a = (byte[]) array;
                byte[] result = new byte[n];
                for (int i = 0; i < n; i++) {
                    result[i] = a[indices[i]];
                }
                return result;
            }
        }
    }

    /// Writes all elements of `source` to the places `indices` of `target`.
    static void put(Object source, Object target, int[] indices) {
        switch (target) {
            case float[] t -> {
                float[] s = (float[]) source;
                for (int i = 0; i < indices.length; i++) {
                    t[indices[i]] = s[i];
                }
            }
            case double[] t -> {
                double[] s = (double[]) source;
                for (int i = 0; i < indices.length; i++) {
                    t[indices[i]] = s[i];
                }
            }
            case int[] t -> {
                int[] s = (int[]) source;
                for (int i = 0; i < indices.length; i++) {
                    t[indices[i]] = s[i];
                }
            }
            default -> {
                byte[] t = (byte[]) target;
                byte[] s = (byte[]) source;
                for (int i = 0; i < indices.length; i++) {
                    t[indices[i]] = s[i];
                }
            }
        }
    }

    /// The values as doubles; a `double[]` is given back itself.
    static double[] toDoubles(Object array, DType dtype) {
        if (array instanceof double[] a) {
            return a;
        }
        if (dtype != DType.FLOAT32) {
            int[] a = toInts(array);
            double[] result = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                result[i] = a[i];
            }
            return result;
        }
        float[] a = (float[]) array;
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i];
        }
        return result;
    }

    /// The values of an `int[]`, which is given back itself, or of a `byte[]`, read as 0 … 255.
    static int[] toInts(Object array) {
        if (array instanceof int[] a) {
            return a;
        }
        byte[] a = (byte[]) array;
        int[] result = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] & 0xFF;
        }
        return result;
    }

    /// The array for values that were computed in double precision and lie in the range of the type: rounded to FLOAT32, taken as they are
    /// for FLOAT64, whole already for the others.
    static Object ofDoubles(double[] values, DType dtype) {
        switch (dtype) {
            case FLOAT64 -> {
                return values;
            }
            case FLOAT32 -> {
                float[] result = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    result[i] = (float) values[i];
                }
                return result;
            }
            default -> {
                int[] result = new int[values.length];
                for (int i = 0; i < values.length; i++) {
                    result[i] = (int) values[i];
                }
                return ofInts(result, dtype);
            }
        }
    }

    /// The array for integers: INT32 as they are, of UINT8 and BOOL the low 8 bits.
    static Object ofInts(int[] values, DType dtype) {
        if (dtype == DType.INT32) {
            return values;
        }
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }
}
