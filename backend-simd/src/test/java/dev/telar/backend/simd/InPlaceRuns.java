package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.ops.InPlace;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// Runs an operation with results written over inputs.
final class InPlaceRuns {

    private InPlaceRuns() {}

    /// Whether the results are the same bits for each pair of a result and an input that may be one storage, and for as many pairs at once as there are.
    ///
    /// @return how many pairs there are
    static int check(SimdBackend backend, Op op, List<HostArray> inputs) {
        List<TensorSpec> results = op.infer(inputs.stream().map(HostArray::spec).toList());
        byte[] expected = Runs.numbers(Runs.run(backend, op, inputs));
        int[] over = new int[results.size()];
        java.util.Arrays.fill(over, -1);
        int pairs = 0;
        for (int r = 0; r < results.size(); r++) {
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).spec().equals(results.get(r)) && InPlace.mayOverwrite(op, r, i)) {
                    int[] one = new int[results.size()];
                    java.util.Arrays.fill(one, -1);
                    one[r] = i;
                    assertThat(run(backend, op, inputs, results, one)).as("%s, result %s over input %s", op, r, i)
                            .isEqualTo(expected);
                    over[r] = over[r] < 0 && !contains(over, i) ? i : over[r];
                    pairs++;
                }
            }
        }
        assertThat(run(backend, op, inputs, results, over)).as("%s, results over inputs %s", op, over).isEqualTo(expected);
        return pairs;
    }

    private static boolean contains(int[] over, int input) {
        return java.util.Arrays.stream(over).anyMatch(i -> i == input);
    }

    /// @param over by each result the input that it is written over, −1 for none
    private static byte[] run(SimdBackend backend, Op op, List<HostArray> inputs, List<TensorSpec> results, int[] over) {
        List<Storage> storages = new ArrayList<>();
        inputs.forEach(input -> storages.add(backend.upload(input.spec(), input.data())));
        List<Storage> destinations = new ArrayList<>();
        for (int r = 0; r < over.length; r++) {
            HostArray any = HostArray.allocate(results.get(r));
            destinations.add(over[r] < 0 ? backend.upload(any.spec(), any.data()) : storages.get(over[r]));
        }
        List<Storage> made = backend.execute(new Invocation(op, storages, results, destinations));
        List<HostArray> values = new ArrayList<>();
        for (int r = 0; r < over.length; r++) {
            assertThat(made.get(r)).as("%s: result %s goes where it was told", op, r).isSameAs(destinations.get(r));
            HostArray value = HostArray.allocate(results.get(r));
            backend.download(made.get(r), value.data());
            values.add(value);
            if (over[r] < 0) {
                backend.release(made.get(r));
            }
        }
        storages.forEach(backend::release);
        return Runs.numbers(values);
    }
}
