package dev.telar.conformance.mutants;

import static dev.telar.conformance.mutants.Mutants.wrong;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.ArgReduce;
import dev.telar.op.Gather;
import dev.telar.op.HostArray;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Permute;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.ScatterAdd;
import dev.telar.op.Slice;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// Wrong reductions, products, movements and indexing.
final class StructureMutants {

    private StructureMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("float sums in naive order", "Huge: ten million times 0.1*", "Huge: ten million times 0.1, added up",
                        () -> wrong(StructureMutants::isSum, DType.FLOAT32, StructureMutants::naiveSum)),
                Mutant.of("the greatest along an axis ignores NaN", "Reduction: max*",
                        "Reduction: max[axes=[1], keepDims=false] float32(71, 70): NaN first, in the middle and last",
                        () -> wrong(op -> op instanceof Reduce reduce && reduce.kind() == ReduceKind.MAX, DType.FLOAT32,
                                StructureMutants::greatestNumber)),
                Mutant.of("argmax takes the last of equal ones", "Ordering: argmax*",
                        "Ordering: argmax[largest=true, axis=0, keepDims=false] float32(65,): all equal",
                        () -> wrong(ArgReduce.class::isInstance, DType.INT32, StructureMutants::lastPlace)),
                Mutant.of("places beyond 2²⁴ pass through FLOAT32", "Huge: the place*",
                        "Huge: the place of the greatest beyond 2^24",
                        () -> wrong(ArgReduce.class::isInstance, DType.INT32, (right, _, _) -> narrowed(right))),
                Mutant.of("a descending sort is an ascending one reversed", "Ordering: sort*",
                        "Ordering: sort[axis=0, descending=true] float32(65,): all equal", StructureMutants::reversedSort),
                Mutant.of("a transposed factor is read by rows", "MatMul: matmul*",
                        "MatMul: matmul[transposeA=false, transposeB=true] float32(2, 4) float32(3, 4): normal",
                        StructureMutants::untransposed),
                Mutant.of("every batch is the first", "MatMul: matmul*",
                        "MatMul: matmul[transposeA=false, transposeB=false] float32(3, 4, 5) float32(5, 6): batches",
                        () -> wrong(MatMul.class::isInstance, DType.FLOAT32, StructureMutants::firstBatch)),
                Mutant.of("nothing to add up leaves junk", "Empty: matmul*",
                        "Empty: matmul[transposeA=false, transposeB=false] float32(3, 0) float32(0, 4): normal",
                        () -> wrong(MatMul.class::isInstance, DType.FLOAT32, StructureMutants::junk)),
                Mutant.of("the product of nothing is 0", "Empty: prod*",
                        "Empty: prod[axes=[0], keepDims=false] float32(0, 4): of nothing",
                        () -> wrong(op -> op instanceof Reduce reduce && reduce.kind() == ReduceKind.PROD, DType.FLOAT32,
                                StructureMutants::noProduct)),
                Mutant.of("slices start at 0", "Movement: slice*",
                        "Movement: slice[start=[1, 2, 3], limit=[2, 3, 4], step=[1, 1, 1]] float32(2, 3, 4): one element",
                        StructureMutants::slicesFromZero),
                Mutant.of("a view is read as if it were dense", "Views: exp float32*",
                        "Views: exp float32(4, 33): positive, nested inputs", StructureMutants::denseViews),
                Mutant.of("one of several updates of a place wins", "Indexing: scatter_add*",
                        "Indexing: scatter_add[axis=0] float32(3,) int32(100,) float32(100,): all to one place",
                        () -> wrong(ScatterAdd.class::isInstance, DType.FLOAT32, StructureMutants::lastUpdate)),
                Mutant.of("an index out of bounds is a wrong kind of error", "Errors: an index*",
                        "Errors: an index out of bounds, reading", StructureMutants::wrongError),
                Mutant.of("negative indices count from the end", "Errors: an index*", "Errors: an index out of bounds, reading",
                        StructureMutants::negativeIndices));
    }

    private static boolean isSum(Op op) {
        return op instanceof Reduce reduce && reduce.kind() == ReduceKind.SUM;
    }

    private static HostArray naiveSum(HostArray right, List<HostArray> inputs, Op op) {
        float sum = 0;
        for (float x : inputs.getFirst().floats()) {
            sum += x;
        }
        right.floats()[0] = sum;
        return right;
    }

    /// Rows alone are changed.
    private static HostArray greatestNumber(HostArray right, List<HostArray> inputs, Op op) {
        float[] x = inputs.getFirst().floats();
        if (((Reduce) op).axes().equals(IntList.of(1)) && inputs.getFirst().spec().shape().rank() == 2) {
            int n = inputs.getFirst().spec().shape().size(1);
            for (int row = 0; row < right.floats().length; row++) {
                float greatest = Float.NEGATIVE_INFINITY;
                for (int i = row * n; i < (row + 1) * n; i++) {
                    greatest = x[i] > greatest ? x[i] : greatest;
                }
                right.floats()[row] = greatest;
            }
        }
        return right;
    }

    /// Vectors alone are changed.
    private static HostArray lastPlace(HostArray right, List<HostArray> inputs, Op op) {
        if (inputs.getFirst().array() instanceof float[] x && right.ints().length == 1 && x.length > 1) {
            int place = 0;
            for (int i = 0; i < x.length; i++) {
                place = x[i] >= x[place] == ((ArgReduce) op).largest() || x[i] == x[place] ? i : place;
            }
            right.ints()[0] = place;
        }
        return right;
    }

    private static HostArray narrowed(HostArray right) {
        for (int i = 0; i < right.ints().length; i++) {
            right.ints()[i] = (int) (float) right.ints()[i];
        }
        return right;
    }

    private static Backend reversedSort() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Sort sort) || !sort.descending() || call.result().shape().rank() != 1) {
                    return right(call);
                }
                List<Storage> ascending = right(new Invocation(new Sort(sort.axis(), false), call.inputs(), call.results()));
                HostArray values = read(ascending.get(0));
                HostArray places = read(ascending.get(1));
                return List.of(write(reversed(values)), write(reversed(places)));
            }
        };
    }

    private static HostArray reversed(HostArray values) {
        int bytes = values.spec().dtype().bytes();
        HostArray result = HostArray.allocate(values.spec());
        int n = values.spec().shape().count();
        for (int i = 0; i < n; i++) {
            MemorySegment.copy(values.data(), (long) i * bytes, result.data(), (long) (n - 1 - i) * bytes, bytes);
        }
        return result;
    }

    /// Takes the rows of a stored transposed factor for those of the factor.
    private static Backend untransposed() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof MatMul op) || !op.transposeB() || call.input(1).spec().shape().rank() != 2) {
                    return right(call);
                }
                HostArray b = read(call.input(1));
                TensorSpec turned = new TensorSpec(
                        b.spec().shape().with(0, b.spec().shape().size(1)).with(1, b.spec().shape().size(0)),
                        b.spec().dtype());
                Storage factor = write(new HostArray(turned, b.data()));
                return right(new Invocation(new MatMul(op.transposeA(), false), List.of(call.input(0), factor), call.results()));
            }
        };
    }

    private static HostArray firstBatch(HostArray right, List<HostArray> inputs, Op op) {
        int rank = right.spec().shape().rank();
        int matrix = right.spec().shape().part(rank - 2, rank).count();
        for (int i = matrix; i < right.floats().length; i++) {
            right.floats()[i] = right.floats()[i % matrix];
        }
        return right;
    }

    private static HostArray junk(HostArray right, List<HostArray> inputs, Op op) {
        if (inputs.getFirst().floats().length == 0) {
            Arrays.fill(right.floats(), 7);
        }
        return right;
    }

    private static HostArray noProduct(HostArray right, List<HostArray> inputs, Op op) {
        if (inputs.getFirst().floats().length == 0) {
            Arrays.fill(right.floats(), 0);
        }
        return right;
    }

    private static Backend slicesFromZero() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Slice slice)) {
                    return right(call);
                }
                int[] limit = IntStream.range(0, slice.start().size()).map(i -> slice.limit().get(i) - slice.start().get(i))
                        .toArray();
                Slice moved = new Slice(IntList.filled(limit.length, 0), IntList.of(limit), slice.step());
                return right(new Invocation(moved, call.inputs(), call.results()));
            }
        };
    }

    /// A tensor that was transposed by writing down its order alone.
    ///
    /// @param right the values in their order
    /// @param dense the values in the order in which they lie in memory
    private record Turned(TensorSpec spec, Storage right, Storage dense) implements Storage {}

    private static Backend denseViews() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (call.op() instanceof Permute) {
                    Storage right = right(call).getFirst();
                    Storage dense = write(new HostArray(call.result(), read(call.input(0)).data()));
                    return List.of(new Turned(call.result(), right, dense));
                }
                List<Storage> inputs = call.inputs().stream().map(x -> x instanceof Turned turned ? turned.dense() : x).toList();
                return right(new Invocation(call.op(), inputs, call.results()));
            }

            @Override
            public void download(Storage storage, MemorySegment target) {
                super.download(storage instanceof Turned turned ? turned.right() : storage, target);
            }

            @Override
            public void release(Storage storage) {
                super.release(storage instanceof Turned turned ? turned.right() : storage);
            }
        };
    }

    /// Vectors alone are changed.
    private static HostArray lastUpdate(HostArray right, List<HostArray> inputs, Op op) {
        if (inputs.get(0).spec().shape().rank() == 1 && inputs.get(1).spec().shape().rank() == 1) {
            float[] data = inputs.get(0).floats();
            int[] places = inputs.get(1).ints();
            for (int i = 0; i < places.length; i++) {
                right.floats()[places[i]] = data[places[i]] + inputs.get(2).floats()[i];
            }
        }
        return right;
    }

    private static Backend wrongError() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                try {
                    return right(call);
                } catch (IndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
            }
        };
    }

    private static Backend negativeIndices() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Gather gather)) {
                    return right(call);
                }
                HostArray indices = read(call.input(1));
                int size = call.input(0).spec().shape().size(gather.axis());
                for (int i = 0; i < indices.ints().length; i++) {
                    indices.ints()[i] += indices.ints()[i] < 0 && indices.ints()[i] >= -size ? size : 0;
                }
                return right(new Invocation(gather, List.of(call.input(0), write(indices)), call.results()));
            }
        };
    }
}
