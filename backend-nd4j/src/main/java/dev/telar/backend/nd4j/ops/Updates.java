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

/// The steps of optimizers: each block of weights, gradient and slots goes through the whole formula while it is in the first cache.
public final class Updates {

    private static final int WEIGHT = 0;
    private static final int RATE = 2;
    private static final int SLOT = 3;

    private Updates() {}

    /// Runs the step.
    public static List<Storage> run(Update op, Invocation call, Engine engine) {
        List<Storage> results = new ArrayList<>(call.results().size());
        for (int i = 0; i < call.results().size(); i++) {
            results.add(engine.pool().allocate(call.results().get(i)));
        }
        boolean single = call.result().dtype() == DType.FLOAT32;
        int count = call.result().shape().count();
        double rate = Elements.get(call.result().dtype(), Engine.input(call, RATE).segment(), 0);
        float[][] floats = single ? blocks(call.inputs().size()) : new float[0][];
        double[][] doubles = single ? new double[0][] : new double[call.inputs().size()][Scratch.BLOCK];
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (single) {
                floats(op, call, results, floats, (float) rate, at, n);
            } else {
                doubles(op, call, results, doubles, rate, at, n);
            }
        }
        return results;
    }

    private static float[][] blocks(int count) {
        float[][] blocks = new float[count][];
        for (int i = 0; i < count; i++) {
            blocks[i] = Scratch.get().floats(i);
        }
        return blocks;
    }

    private static void floats(Update op, Invocation call, List<Storage> results, float[][] x, float rate, int at, int n) {
        for (int i = 0; i < x.length; i++) {
            if (i != RATE) {
                Elements.read(Engine.input(call, i).segment(), at, x[i], 0, n);
            }
        }
        switch (op) {
            case SgdUpdate sgd -> FloatSteps.sgd(sgd, x, rate, n);
            case RmspropUpdate rmsprop -> FloatSteps.rmsprop(rmsprop, x, rate, n);
            case AdamUpdate adam -> FloatSteps.adam(adam, x, rate, n);
        }
        for (int i = 0; i < results.size(); i++) {
            Elements.write(x[i == 0 ? WEIGHT : SLOT + i - 1], ((NativeStorage) results.get(i)).segment(), at, n);
        }
    }

    private static void doubles(Update op, Invocation call, List<Storage> results, double[][] x, double rate, int at, int n) {
        for (int i = 0; i < x.length; i++) {
            if (i != RATE) {
                Elements.read(DType.FLOAT64, Engine.input(call, i).segment(), at, x[i], 0, n);
            }
        }
        switch (op) {
            case SgdUpdate sgd -> DoubleSteps.sgd(sgd, x, rate, n);
            case RmspropUpdate rmsprop -> DoubleSteps.rmsprop(rmsprop, x, rate, n);
            case AdamUpdate adam -> DoubleSteps.adam(adam, x, rate, n);
        }
        for (int i = 0; i < results.size(); i++) {
            Elements.write(x[i == 0 ? WEIGHT : SLOT + i - 1], DType.FLOAT64, ((NativeStorage) results.get(i)).segment(), at, n);
        }
    }
}
