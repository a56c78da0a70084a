package dev.telar.tensor;

import java.util.List;

import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Update;

/// The steps of optimizers, with Keras' formulas in Keras' order of operations.
final class UpdateDecompositions {

    private UpdateDecompositions() {}

    static List<Tensor> of(Update op, List<Tensor> in) {
        return switch (op) {
            case SgdUpdate sgd -> sgd(sgd, in);
            case RmspropUpdate rmsprop -> rmsprop(rmsprop, in);
            case AdamUpdate adam -> adam(adam, in);
        };
    }

    private static List<Tensor> sgd(SgdUpdate op, List<Tensor> in) {
        Tensor w = in.get(0);
        Tensor step = in.get(1).multiply(in.get(2));
        if (op.momentum() == 0) {
            return List.of(w.subtract(step));
        }
        Tensor v = in.get(3).multiply(op.momentum()).subtract(step);
        return List.of(op.nesterov() ? w.add(v.multiply(op.momentum()).subtract(step)) : w.add(v), v);
    }

    private static List<Tensor> rmsprop(RmspropUpdate op, List<Tensor> in) {
        Tensor w = in.get(0);
        Tensor g = in.get(1);
        Tensor rate = in.get(2);
        Tensor v = in.get(3).multiply(op.rho()).add(g.square().multiply(1 - op.rho()));
        Tensor a = op.centered() ? in.get(4).multiply(op.rho()).add(g.multiply(1 - op.rho())) : v;
        Tensor spread = op.centered() ? v.subtract(a.square()) : v;
        Tensor step = g.multiply(rate).divide(spread.add(op.epsilon()).sqrt());
        if (op.momentum() == 0) {
            return op.centered() ? List.of(w.subtract(step), v, a) : List.of(w.subtract(step), v);
        }
        Tensor m = in.getLast().multiply(op.momentum()).add(step);
        return op.centered() ? List.of(w.subtract(m), v, a, m) : List.of(w.subtract(m), v, m);
    }

    private static List<Tensor> adam(AdamUpdate op, List<Tensor> in) {
        Tensor w = in.get(0);
        Tensor g = in.get(1);
        Tensor m = in.get(3).add(g.subtract(in.get(3)).multiply(1 - op.beta1()));
        Tensor v = in.get(4).add(g.square().subtract(in.get(4)).multiply(1 - op.beta2()));
        Tensor u = op.amsgrad() ? in.get(5).maximum(v) : v;
        Tensor moved = w.subtract(m.multiply(in.get(2)).divide(u.sqrt().add(op.epsilon())));
        return op.amsgrad() ? List.of(moved, m, v, u) : List.of(moved, m, v);
    }
}
