package dev.telar.backend.simd;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Runs one operation on one backend, from arrays to arrays.
final class Runs {

    private Runs() {}

    static List<HostArray> run(Backend backend, Op op, List<HostArray> inputs) {
        List<TensorSpec> specs = inputs.stream().map(HostArray::spec).toList();
        if (!backend.runs(op, specs)) {
            throw new AssertionError(backend + " does not run " + op + " on " + specs);
        }
        List<Storage> storages = new ArrayList<>();
        for (HostArray input : inputs) {
            storages.add(backend.upload(input.spec(), input.data()));
        }
        List<Storage> made = backend.execute(new Invocation(op, storages, op.infer(specs)));
        List<HostArray> results = new ArrayList<>();
        for (Storage storage : made) {
            HostArray result = HostArray.allocate(storage.spec());
            backend.download(storage, result.data());
            results.add(result);
            backend.release(storage);
        }
        storages.forEach(backend::release);
        return results;
    }

    /// The bytes of all results one after the other.
    static byte[] bits(List<HostArray> arrays) {
        byte[] all = new byte[arrays.stream().mapToInt(a -> (int) a.data().byteSize()).sum()];
        int at = 0;
        for (HostArray array : arrays) {
            MemorySegment.ofArray(all).asSlice(at, array.data().byteSize()).copyFrom(array.data());
            at += (int) array.data().byteSize();
        }
        return all;
    }

    /// The bytes of all results one after the other, with one NaN for all: which of them comes out depends on the order in which a processor gets its operands.
    static byte[] numbers(List<HostArray> arrays) {
        return bits(arrays.stream().map(Runs::withOneNaN).toList());
    }

    private static HostArray withOneNaN(HostArray array) {
        if (array.spec().dtype() != DType.FLOAT32) {
            return array;
        }
        float[] values = array.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? Float.NaN : values[i];
        }
        return HostArray.of(array.spec().shape(), values);
    }

    static HostArray random(Shape shape, DType dtype, Random random) {
        int n = shape.count();
        TensorSpec spec = new TensorSpec(shape, dtype);
        return switch (dtype) {
            case FLOAT32 -> {
                float[] values = new float[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                yield HostArray.of(shape, values);
            }
            case FLOAT64 -> HostArray.of(shape, random.doubles(n).toArray());
            case INT32 -> HostArray.of(shape, random.ints(n).toArray());
            case UINT8 -> HostArray.of(spec, bytes(random, n, 0xff));
            case BOOL -> HostArray.of(spec, bytes(random, n, 1));
        };
    }

    private static byte[] bytes(Random random, int n, int mask) {
        byte[] values = new byte[n];
        random.nextBytes(values);
        for (int i = 0; i < n; i++) {
            values[i] &= (byte) mask;
        }
        return values;
    }

    /// A shape of the given rank with sizes of 0 (seldom) to `most`.
    static Shape shape(int rank, int most, Random random) {
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(most);
        }
        return Shape.of(sizes);
    }
}
