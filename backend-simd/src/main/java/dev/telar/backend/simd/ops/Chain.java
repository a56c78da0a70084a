package dev.telar.backend.simd.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.Cast;
import dev.telar.op.Full;
import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// A body of a [Fusions] made ready: where each of its values lies, and its operations in their order.
final class Chain {

    /// The elements of a block. With 512 to 4096 the times are within a tenth or two of each other: less overhead a block against more cache.
    static final int BLOCK = 2048;

    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[4 * BLOCK]);

    /// Where a value lies.
    private enum Place {
        /// In an input of the result's shape.
        FLAT,
        /// In an input of one element.
        ONE,
        /// In an input that is repeated, laid out once.
        ROW,
        /// In an input that is laid out block by block.
        LAID,
        /// In the constants.
        CONSTANT,
        /// In a block full of a constant.
        FILLED,
        /// In a block.
        INNER,
        /// In a result.
        RESULT,
        /// Where another value lies.
        SAME
    }

    private final Graph body;
    private final List<TensorSpec> specs;
    private final int inputs;
    private final int count;
    private final Place[] places;
    private final int[] roots;
    /// Of a value in blocks its block; of a constant or a result its number.
    private final int[] index;
    private final @Nullable Spread[] spreads;
    private final float[] constants;
    private final Link[] links;
    private final int[] flat;
    private final int[] laid;
    private final int[] rows;
    private final int[] truths;
    private final int scratch;
    private final AtomicReference<Link.@Nullable Block> spare = new AtomicReference<>();

    Chain(Graph body) {
        this.body = body;
        this.specs = body.specs();
        this.inputs = body.inputs().size();
        Shape shape = specs.get(body.outputs().get(0)).shape();
        this.count = shape.count();
        this.places = new Place[body.values()];
        this.roots = new int[body.values()];
        this.index = new int[body.values()];
        this.spreads = new Spread[body.values()];
        this.constants = new float[body.nodes().size()];
        boolean[] dense = dense(body);
        for (int v = 0; v < inputs; v++) {
            roots[v] = v;
            places[v] = place(body.inputs().get(v), shape, dense[v]);
            if (places[v] == Place.LAID && !(body.inputs().get(v).shape().count() == count)) {
                Spread spread = new Spread(shape, body.inputs().get(v).shape());
                spreads[v] = spread;
                boolean repeats = spread.period() > 0 && spread.period() <= BLOCK
                        && body.inputs().get(v).dtype() == DType.FLOAT32;
                places[v] = repeats ? Place.ROW : Place.LAID;
            }
        }
        int[] outputs = body.outputs().toArray();
        for (int v = inputs; v < places.length; v++) {
            nodePlace(v, dense[v], indexOf(outputs, v));
        }
        this.scratch = assign(outputs);
        this.links = links();
        this.flat = values(Place.FLAT, Place.RESULT);
        this.laid = values(Place.LAID, Place.LAID);
        this.rows = values(Place.ROW, Place.ROW);
        this.truths = Arrays.stream(outputs).filter(v -> specs.get(v).dtype() == DType.BOOL).toArray();
    }

    /// Which values somebody reads who needs one element beside each other.
    private static boolean[] dense(Graph body) {
        boolean[] dense = new boolean[body.values()];
        for (Graph.Node node : body.nodes()) {
            if (node.op() instanceof Unary unary && unary.kind() != UnaryKind.NOT && unary.kind() != UnaryKind.IS_NAN
                    || node.op() instanceof Activate || node.op() instanceof Cast || node.op() instanceof Where) {
                dense[node.inputs().get(0)] = true;
            } else if (node.op() instanceof ActivateGradient) {
                dense[node.inputs().get(0)] = true;
                dense[node.inputs().get(1)] = true;
            }
        }
        return dense;
    }

    private static Place place(TensorSpec input, Shape shape, boolean dense) {
        if (input.dtype() != DType.FLOAT32) {
            return Place.LAID;
        }
        if (input.shape().count() == shape.count()) {
            return Place.FLAT;
        }
        return input.shape().count() == 1 && !dense ? Place.ONE : Place.LAID;
    }

    private void nodePlace(int v, boolean dense, int output) {
        Graph.Node node = Fusions.node(body, v);
        roots[v] = v;
        if (node.op() instanceof Full full) {
            index[v] = v - inputs;
            constants[v - inputs] = (float) full.value();
            places[v] = dense ? Place.FILLED : Place.CONSTANT;
        } else if (output >= 0 && specs.get(v).dtype() == DType.FLOAT32) {
            index[v] = output;
            places[v] = Place.RESULT;
        } else if (node.op() instanceof Cast && output < 0) {
            roots[v] = roots[node.inputs().get(0)];
            places[v] = Place.SAME;
        } else {
            places[v] = Place.INNER;
        }
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /// Gives each value that lies in a block its place in the scratch: one that is read for the last time leaves it to the result of its last reader.
    private int assign(int[] outputs) {
        int end = 0;
        for (int v = 0; v < places.length; v++) {
            if (places[v] == Place.ROW || places[v] == Place.LAID || places[v] == Place.FILLED) {
                index[v] = end;
                Spread spread = spreads[v];
                end += places[v] == Place.ROW && spread != null ? BLOCK + spread.period() : BLOCK;
            }
        }
        int[] last = lastReaders(outputs);
        List<Integer> free = new ArrayList<>();
        for (int v = inputs; v < places.length; v++) {
            for (int u = inputs; u < v; u++) {
                if (places[u] == Place.INNER && last[u] == v) {
                    free.add(index[u]);
                }
            }
            if (places[v] == Place.INNER) {
                index[v] = free.isEmpty() ? end : free.removeLast();
                end = Math.max(end, index[v] + BLOCK);
            }
        }
        return end;
    }

    /// By each value the result of its last reader; of outputs one that never comes.
    private int[] lastReaders(int[] outputs) {
        int[] last = new int[places.length];
        for (Graph.Node node : body.nodes()) {
            for (int in : node.inputs().toArray()) {
                last[roots[in]] = Math.max(last[roots[in]], lastOf(node.first()));
            }
        }
        for (int output : outputs) {
            last[output] = Integer.MAX_VALUE;
        }
        return last;
    }

    /// A cast that is only another name reads nothing; whoever reads it does.
    private int lastOf(int value) {
        return places[value] == Place.SAME ? 0 : value;
    }

    private Link[] links() {
        List<Link> made = new ArrayList<>();
        for (int v = inputs; v < places.length; v++) {
            if (places[v] == Place.INNER || places[v] == Place.RESULT) {
                Graph.Node node = Fusions.node(body, v);
                int[] in = Arrays.stream(node.inputs().toArray()).map(i -> roots[i]).toArray();
                Op op = node.op() instanceof Cast ? new Activate(ActivationKind.LINEAR) : node.op();
                made.add(Link.of(op, in, v));
            }
        }
        return made.toArray(Link[]::new);
    }

    private int[] values(Place one, Place other) {
        List<Integer> found = new ArrayList<>();
        for (int v = 0; v < places.length; v++) {
            if (places[v] == one || places[v] == other) {
                found.add(v);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Whether a result may be written over an input: it is, or comes after, what reads the input last.
    boolean mayOverwrite(int result, int input) {
        int output = body.outputs().get(result);
        return places[input] == Place.FLAT && places[output] == Place.RESULT && lastReaders(new int[0])[input] <= output;
    }

    List<Storage> run(Invocation call, Engine engine) {
        Storage[] results = new Storage[body.outputs().size()];
        run(call, engine, results);
        return List.of(results);
    }

    /// @param results as many places as there are results; what they hold does not matter
    void run(Invocation call, Engine engine, Storage[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = engine.result(call, i);
        }
        int grain = Math.max(Flat.LIGHT / links.length, Flat.LIGHT / 16);
        if (Flat.staysHere(engine, count, grain)) {
            part(call, results, engine, 0, count);
        } else {
            Flat.split(engine, count, grain, (from, to) -> part(call, results, engine, from, to));
        }
    }

    private void part(Invocation call, Storage[] results, Engine engine, int from, int to) {
        Link.Block block = spare.getAndSet(null);
        if (block == null) {
            block = new Link.Block(engine.kernels().elementwise(), places.length);
        }
        float[] values = SCRATCH.get();
        if (values.length < scratch) {
            values = new float[scratch];
            SCRATCH.set(values);
        }
        for (int v = 0; v < places.length; v++) {
            settle(v, block, call, results, values);
        }
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            move(block, call, values, at, n);
            for (Link link : links) {
                link.run(block, n);
            }
            for (int v : truths) {
                truths(block.arrays[v], block.at[v], ((SimdStorage) results[indexOf(v)]).bytes(), at, n);
            }
        }
        spare.set(block);
    }

    private int indexOf(int output) {
        return indexOf(body.outputs().toArray(), output);
    }

    /// Says where a value lies, as far as it does not change from block to block.
    private void settle(int v, Link.Block block, Invocation call, Storage[] results, float[] values) {
        block.step[v] = places[v] == Place.ONE || places[v] == Place.CONSTANT ? 0 : 1;
        block.at[v] = index[v];
        block.arrays[v] = switch (places[v]) {
            case FLAT -> Engine.input(call, v).floats();
            case RESULT -> ((SimdStorage) results[index[v]]).floats();
            case ONE -> Engine.input(call, v).floats();
            case CONSTANT -> constants;
            case ROW, LAID, FILLED, INNER, SAME -> values;
        };
        Spread spread = spreads[v];
        if (places[v] == Place.FILLED) {
            Arrays.fill(values, index[v], index[v] + BLOCK, constants[v - inputs]);
        } else if (places[v] == Place.ROW && spread != null) {
            repeat(Engine.input(call, v).floats(), spread.period(), values, index[v], Math.min(BLOCK, count) + spread.period());
        }
    }

    /// Lays a row out again and again, twice as much each time.
    private static void repeat(float[] row, int period, float[] values, int at, int length) {
        System.arraycopy(row, 0, values, at, period);
        for (int done = period; done < length; done *= 2) {
            System.arraycopy(values, at, values, at + done, Math.min(done, length - done));
        }
    }

    private void move(Link.Block block, Invocation call, float[] values, int at, int n) {
        for (int v : flat) {
            block.at[v] = at;
        }
        for (int v : rows) {
            Spread spread = spreads[v];
            block.at[v] = spread == null ? 0 : index[v] + at % spread.period();
        }
        for (int v : laid) {
            lay(Engine.input(call, v), spreads[v], at, values, index[v], n);
        }
    }

    private static void lay(SimdStorage x, @Nullable Spread spread, int at, float[] values, int valuesAt, int n) {
        switch (x.spec().dtype()) {
            case FLOAT32 -> {
                if (spread != null) {
                    spread.copy(x.floats(), at, values, valuesAt, n);
                }
            }
            case INT32 -> ints(x.ints(), at, values, valuesAt, n);
            default -> {
                if (spread != null) {
                    spread.copy(x.bytes(), at, values, valuesAt, n);
                } else {
                    bytes(x.bytes(), at, values, valuesAt, n);
                }
            }
        }
    }

    private static void ints(int[] x, int at, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = x[at + i];
        }
    }

    private static void bytes(byte[] x, int at, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = x[at + i] & 0xff;
        }
    }

    private static void truths(float[] x, int xAt, byte[] y, int at, int n) {
        for (int i = 0; i < n; i++) {
            y[at + i] = (byte) (x[xAt + i] != 0 ? 1 : 0);
        }
    }
}
