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
        return switch (array) {
            case float[] a -> pick(a, indices);
            case double[] a -> pick(a, indices);
            case int[] a -> pick(a, indices);
            default -> pick((byte[]) array, indices);
        };
    }

    private static float[] pick(float[] array, int[] indices) {
        float[] result = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            result[i] = array[indices[i]];
        }
        return result;
    }

    private static double[] pick(double[] array, int[] indices) {
        double[] result = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            result[i] = array[indices[i]];
        }
        return result;
    }

    private static int[] pick(int[] array, int[] indices) {
        int[] result = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            result[i] = array[indices[i]];
        }
        return result;
    }

    private static byte[] pick(byte[] array, int[] indices) {
        byte[] result = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            result[i] = array[indices[i]];
        }
        return result;
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
        return switch (dtype) {
            case FLOAT64 -> values;
            case FLOAT32 -> rounded(values);
            default -> ofInts(whole(values), dtype);
        };
    }

    private static float[] rounded(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static int[] whole(double[] values) {
        int[] result = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (int) values[i];
        }
        return result;
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
