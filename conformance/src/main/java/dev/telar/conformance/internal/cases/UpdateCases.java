package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.shape.DType;

/// Steps of optimizers.
public final class UpdateCases {

    private UpdateCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (int[] shape : new int[][]{{}, {0}, {1}, {7}, {3, 5}, {1024}}) {
            updates(DType.FLOAT32, shape, cases);
        }
        updates(DType.FLOAT64, new int[]{3, 5}, cases);
        beginnings(cases);
        large(cases);
        return cases.list();
    }

    private static void updates(DType dtype, int[] shape, Cases cases) {
        Input w = Values.normal(dtype, 1, shape);
        Input g = Values.normal(dtype, 2, shape);
        Input rate = Input.scalar(dtype, 0.1);
        Input m = Values.normal(dtype, 3, shape);
        Input v = Values.positive(dtype, 4, shape);
        Input u = Values.positive(dtype, 5, shape);
        Input mean = Values.scaled(dtype, 0.1, 6, shape);
        cases.add("step", new SgdUpdate(0, false), w, g, rate);
        cases.add("step", new SgdUpdate(0.9, false), w, g, rate, m);
        cases.add("step", new SgdUpdate(0.9, true), w, g, rate, m);
        cases.add("step", new RmspropUpdate(0.9, 0, 1e-3, false), w, g, rate, v);
        cases.add("step", new RmspropUpdate(0.9, 0.5, 1e-3, false), w, g, rate, v, m);
        cases.add("step", new RmspropUpdate(0.9, 0, 0.1, true), w, g, rate, v, mean);
        cases.add("step", new RmspropUpdate(0.9, 0.5, 0.1, true), w, g, rate, v, mean, m);
        cases.add("step", new AdamUpdate(0.9, 0.999, 1e-7, false), w, g, rate, m, v);
        cases.add("step", new AdamUpdate(0.9, 0.999, 1e-3, false), w, g, rate, m, v);
        cases.add("step", new AdamUpdate(0.9, 0.999, 1e-3, true), w, g, rate, m, v, u);
    }

    /// The first step, when all slots are 0, with small gradients: there ε tells where in the formula it stands.
    private static void beginnings(Cases cases) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Input w = Values.normal(dtype, 1, 33);
            Input g = Values.scaled(dtype, 1e-4, 2, 33);
            Input rate = Input.scalar(dtype, 0.01);
            Input zero = Values.each(dtype, _ -> 0, 33);
            cases.add("first step", new SgdUpdate(0.9, true), w, g, rate, zero);
            cases.add("first step", new RmspropUpdate(0.9, 0, 1e-7, false), w, g, rate, zero);
            cases.add("first step", new RmspropUpdate(0.9, 0.5, 1e-7, true), w, g, rate, zero, zero, zero);
            cases.add("first step", new AdamUpdate(0.9, 0.999, 1e-7, false), w, g, rate, zero, zero);
            cases.add("first step", new AdamUpdate(0.9, 0.999, 1e-7, true), w, g, rate, zero, zero, zero);
            cases.add("no gradient", new AdamUpdate(0.9, 0.999, 1e-7, false), w, zero, rate, zero, zero);
        }
    }

    /// More than a block of a cache, and enough to be split over threads.
    private static void large(Cases cases) {
        int n = 40001;
        Input w = Values.normal(1, n);
        Input g = Values.normal(2, n);
        Input rate = Input.scalar(DType.FLOAT32, 0.1);
        Input m = Values.normal(3, n);
        Input v = Values.positive(DType.FLOAT32, 4, n);
        cases.add("large", new SgdUpdate(0.9, true), w, g, rate, m);
        cases.add("large", new RmspropUpdate(0.9, 0.5, 1e-3, false), w, g, rate, v, m);
        cases.add("large", new AdamUpdate(0.9, 0.999, 1e-3, false), w, g, rate, m, v);
    }
}
