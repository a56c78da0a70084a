package dev.telar.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

/// The vector–Jacobian product of a function that is run for that purpose alone.
final class Pullback {

    private Pullback() {}

    /// @param needs which inputs need a gradient
    /// @return one gradient an input, null for those without one
    static List<@Nullable Tensor> of(List<Tensor> inputs, IntPredicate needs, Function<List<Tensor>, List<Tensor>> function,
            List<? extends @Nullable Tensor> cotangents) {
        Tape tape = new Tape(Interpreters.current());
        List<Tensor> watched = new ArrayList<>(inputs.size());
        int count = 0;
        for (int i = 0; i < inputs.size(); i++) {
            watched.add(needs.test(i) ? tape.watch(inputs.get(i)) : inputs.get(i));
            count += needs.test(i) ? 1 : 0;
        }
        List<Tensor> results = Interpreters.with(tape, () -> function.apply(watched));
        @Nullable
        Tensor[] gradients = tape.sweep(results, cotangents, count);
        List<@Nullable Tensor> all = new ArrayList<>(inputs.size());
        int next = 0;
        for (int i = 0; i < inputs.size(); i++) {
            all.add(needs.test(i) ? gradients[next++] : null);
        }
        return all;
    }
}
