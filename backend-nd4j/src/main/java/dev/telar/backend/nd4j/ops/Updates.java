package dev.telar.backend.nd4j.ops;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The steps of optimizers: each block of weights, gradient and slots goes through the whole formula while it is in the first cache.
public final class Updates {

    private static final int WEIGHT = 0;
    private static final int RATE = 2;
    private static final int SLOT = 3;

    private Updates() {}

    /// FLOAT32; steps of FLOAT64 are composed.
    public static boolean runs(List<TensorSpec> inputs) {
        return inputs.getFirst().dtype() == DType.FLOAT32;
    }

    /// Runs the step.
    public static List<Storage> run(Update op, Invocation call, Engine engine) {
        List<Storage> results = new ArrayList<>(call.results().size());
        for (int i = 0; i < call.results().size(); i++) {
            results.add(engine.pool().allocate(call.results().get(i)));
        }
        int count = call.result().shape().count();
        float rate = Engine.input(call, RATE).segment().get(Elements.FLOAT, 0);
        float[][] x = new float[call.inputs().size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Scratch.get().floats(i);
        }
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            block(op, call, results, x, rate, at, Math.min(Scratch.BLOCK, count - at));
        }
        return results;
    }

    private static void block(Update op, Invocation call, List<Storage> results, float[][] x, float rate, int at, int n) {
        for (int i = 0; i < x.length; i++) {
            if (i != RATE) {
                Elements.read(Engine.input(call, i).segment(), at, x[i], 0, n);
            }
        }
        switch (op) {
            case SgdUpdate sgd -> Steps.sgd(sgd, x, rate, n);
            case RmspropUpdate rmsprop -> Steps.rmsprop(rmsprop, x, rate, n);
            case AdamUpdate adam -> Steps.adam(adam, x, rate, n);
        }
        for (int i = 0; i < results.size(); i++) {
            Elements.write(x[i == 0 ? WEIGHT : SLOT + i - 1], ((NativeStorage) results.get(i)).segment(), at, n);
        }
    }
}
