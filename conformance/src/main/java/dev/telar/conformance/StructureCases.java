package dev.telar.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Concat;
import dev.telar.op.FoldWindows;
import dev.telar.op.Gather;
import dev.telar.op.HostArray;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.ScatterAdd;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Slice;
import dev.telar.op.Softmax;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.op.StopGradient;
import dev.telar.op.TopK;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// The cases of movement, indexing and composites.
final class StructureCases {

    private StructureCases() {}

    static List<Case> movements() {
        List<Case> cases = new ArrayList<>();
        for (DType dtype : DType.values()) {
            HostArray x = Values.of(dtype, 1, 2, 3, 4);
            cases.add(Case.of("flat", new Reshape(Shape.of(24)), x));
            cases.add(Case.of("other", new Reshape(Shape.of(4, 1, 6)), x));
            cases.add(Case.of("empty", new Reshape(Shape.of(0, 5)), Values.of(dtype, 1, 3, 0)));
            for (int[] order : new int[][]{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
                cases.add(Case.of("order", new Permute(IntList.of(order)), x));
                cases.add(Case.of("larger", new Permute(IntList.of(order)), Values.of(dtype, 2, 17, 33, 20)));
            }
            cases.add(Case.of("new axis", new BroadcastTo(Shape.of(5, 2, 3, 4)), x));
            cases.add(Case.of("stretched", new BroadcastTo(Shape.of(2, 7, 4)), Values.of(dtype, 1, 2, 1, 4)));
            cases.add(Case.of("scalar", new BroadcastTo(Shape.of(3, 3)), Values.of(dtype, 1)));
            for (int step = 1; step < 4; step++) {
                cases.add(
                        Case.of("step " + step, new Slice(IntList.of(0, 1, 1), IntList.of(2, 3, 4), IntList.of(1, 1, step)), x));
                cases.add(Case.of("rows by " + step, new Slice(IntList.of(1, 0), IntList.of(30, 70), IntList.of(step, 3)),
                        Values.of(dtype, 3, 31, 70)));
            }
            cases.add(Case.of("nothing", new Slice(IntList.of(1, 0, 0), IntList.of(1, 3, 4), IntList.of(1, 1, 1)), x));
            for (int[] axes : new int[][]{{0}, {1}, {2}, {0, 2}, {0, 1, 2}}) {
                cases.add(Case.of("axes", new Reverse(IntList.of(axes)), x));
            }
            cases.add(Case.of("around", new Pad(IntList.of(1, 0, 2), IntList.of(0, 3, 1), IntList.of(0, 0, 0), 1), x));
            cases.add(Case.of("between", new Pad(IntList.of(0, 1, 0), IntList.of(2, 0, 0), IntList.of(1, 2, 3), 0), x));
            for (int axis = 0; axis < 3; axis++) {
                cases.add(Case.of("axis " + axis, new Concat(axis), x, x, x));
            }
            cases.add(Case.of("uneven", new Concat(1), x, Values.of(dtype, 2, 2, 5, 4), Values.of(dtype, 3, 2, 0, 4)));
            for (int stride = 1; stride < 3; stride++) {
                cases.add(Case.of("stride " + stride, windows(stride), Values.of(dtype, 1, 2, 7, 9)));
            }
        }
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
            for (int stride = 1; stride < 3; stride++) {
                Shape covered = windows(stride).shapeFor(Shape.of(2, 7, 9));
                FoldWindows fold = new FoldWindows(IntList.of(7, 9), IntList.of(1, 2), IntList.of(3, 2),
                        IntList.of(stride, stride), IntList.of(1, 2));
                cases.add(Case.sum("stride " + stride, fold, 6, Values.of(dtype, 1, covered.toArray())));
            }
        }
        return cases;
    }

    private static Windows windows(int stride) {
        return new Windows(IntList.of(1, 2), IntList.of(3, 2), IntList.of(stride, stride), IntList.of(1, 2));
    }

    static List<Case> indexing() {
        List<Case> cases = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            for (DType dtype : DType.values()) {
                cases.add(Case.of("axis " + axis, new Gather(axis), Values.of(dtype, 1, 4, 5, 6), Values.indices(2, 4, 3, 2)));
                cases.add(Case.of("no index", new Gather(axis), Values.of(dtype, 1, 4, 5, 6), Values.indices(2, 4, 0)));
            }
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
                HostArray data = Values.of(dtype, 1, 4, 5, 6);
                HostArray indices = Values.indices(2, 4, 9);
                Shape updates = Shape.of(4, 5, 6).with(axis, 9);
                cases.add(
                        Case.sum("duplicates", new ScatterAdd(axis), 10, data, indices, Values.of(dtype, 3, updates.toArray())));
            }
        }
        return cases;
    }

    static List<Case> composites() {
        List<Case> cases = new ArrayList<>();
        for (ActivationKind kind : ActivationKind.values()) {
            for (int n : new int[]{1, 5, 16, 33, 1000, 40000}) {
                cases.add(Case.of("random", new Activate(kind), Values.normal(n, n)));
                HostArray source = kind.gradientFromOutput() ? Values.positive(n, n) : Values.normal(n, n);
                cases.add(Case.of("random", new ActivateGradient(kind), source, Values.normal(n + 1, n)));
            }
            cases.add(Case.of("double", new Activate(kind), Values.doubles(Values.normal(1, 50))));
            cases.add(Case.of("far", new Activate(kind), HostArray.of(Shape.of(4), new float[]{-1e4f, -50f, 50f, 1e4f})));
            if (kind.gradientFromOutput()) {
                for (int[] size : new int[][]{{1, 1, 1}, {5, 3, 4}, {128, 100, 10}, {33, 17, 65}}) {
                    for (boolean bias : new boolean[]{true, false}) {
                        linear(kind, bias, size, cases);
                    }
                }
            }
        }
        int[][] shapes = {{1, 1}, {3, 10}, {7, 33}, {2, 3, 5}, {2, 1000}};
        for (int[] shape : shapes) {
            for (int axis = 0; axis < shape.length; axis++) {
                cases.add(Case.sum("random", new Softmax(axis), shape[axis], Values.normal(1, shape)));
                cases.add(Case.sum("random", new LogSoftmax(axis), shape[axis], Values.normal(1, shape)));
            }
        }
        HostArray large = HostArray.of(Shape.of(3, 3),
                new float[]{1000, 1001, 999, -1000, -1001, -999, Float.NEGATIVE_INFINITY, 0, 1});
        cases.add(Case.sum("large", new Softmax(1), 3, large));
        cases.add(Case.sum("large", new LogSoftmax(1), 3, large));
        for (int classes : new int[]{2, 10, 100}) {
            HostArray logits = Values.normal(classes, 20, classes);
            cases.add(Case.sum("random", new SoftmaxCrossEntropy(), classes, logits, Values.probabilities(1, 20, classes)));
            cases.add(Case.sum("random", new SparseSoftmaxCrossEntropy(), classes, logits, Values.indices(2, classes, 20)));
        }
        for (int axes = 1; axes < 3; axes++) {
            int[] last = axes == 1 ? new int[]{65} : new int[]{5, 65};
            cases.add(Case.sum("axes", new LayerNorm(axes, 1e-3), 325, Values.normal(1, 4, 5, 65), Values.normal(2, last),
                    Values.normal(3, last)));
        }
        updates(cases);
        for (int k = 0; k < 8; k++) {
            cases.add(Case.of("of seven", new TopK(Math.min(k, 7)), Values.normal(1, 5, 7)));
        }
        cases.add(Case.of("values", new StopGradient(), Values.normal(1, 5, 7)));
        return cases;
    }

    private static void linear(ActivationKind kind, boolean bias, int[] size, List<Case> cases) {
        HostArray x = Values.normal(1, size[0], size[1]);
        HostArray w = scaled(Values.normal(2, size[1], size[2]), (float) (1 / Math.sqrt(size[1])));
        Linear op = new Linear(kind, bias);
        cases.add(bias ? Case.sum("layer", op, size[1], x, w, Values.normal(3, size[2])) : Case.sum("layer", op, size[1], x, w));
    }

    private static HostArray scaled(HostArray values, float factor) {
        for (int i = 0; i < values.floats().length; i++) {
            values.floats()[i] *= factor;
        }
        return values;
    }

    private static void updates(List<Case> cases) {
        for (int n : new int[]{1, 7, 1024, 40001}) {
            HostArray w = Values.normal(1, n);
            HostArray g = Values.normal(2, n);
            HostArray rate = Values.scalar(0.1f);
            HostArray a = Values.normal(3, n);
            HostArray b = Values.positive(4, n);
            HostArray c = Values.positive(5, n);
            HostArray small = scaled(Values.normal(6, n), 0.1f);
            cases.add(Case.of("plain", new SgdUpdate(0, false), w, g, rate));
            cases.add(Case.of("momentum", new SgdUpdate(0.9, false), w, g, rate, a));
            cases.add(Case.of("nesterov", new SgdUpdate(0.9, true), w, g, rate, a));
            cases.add(Case.of("plain", new RmspropUpdate(0.9, 0, 1e-3, false), w, g, rate, b));
            cases.add(Case.of("momentum", new RmspropUpdate(0.9, 0.5, 1e-3, false), w, g, rate, b, a));
            cases.add(Case.of("centered", new RmspropUpdate(0.9, 0, 0.1, true), w, g, rate, b, small));
            cases.add(Case.of("centered momentum", new RmspropUpdate(0.9, 0.5, 0.1, true), w, g, rate, b, small, a));
            cases.add(Case.of("plain", new AdamUpdate(0.9, 0.999, 1e-3, false), w, g, rate, a, b));
            cases.add(Case.of("amsgrad", new AdamUpdate(0.9, 0.999, 1e-3, true), w, g, rate, a, b, c));
        }
    }
}
