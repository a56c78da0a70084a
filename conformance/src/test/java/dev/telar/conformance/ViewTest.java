package dev.telar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.conformance.internal.cases.Input;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.Permute;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

class ViewTest {

    private final ReferenceBackend backend = new ReferenceBackend();

    @ParameterizedTest
    @EnumSource
    void view_hasTheValues(View view) {
        List<Input> inputs = Stream.of(DType.values())
                .flatMap(dtype -> Stream.of(Values.typical(dtype, 1), Values.typical(dtype, 1, 5),
                        Values.typical(dtype, 1, 3, 4), Values.typical(dtype, 1, 2, 3, 4), Values.typical(dtype, 1, 2, 1, 3, 2),
                        Values.typical(dtype, 1, 3, 0, 2)))
                .toList();
        for (Input input : inputs) {
            HostArray values = input.values();
            HostArray read = Backends.use(backend, () -> view.of(values).toHost());
            assertThat(read.spec()).isEqualTo(values.spec());
            assertThat(read.data().mismatch(values.data())).as("%s of %s", view, values.spec()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void view_comesAboutByMovement(View view) {
        List<Class<?>> applied = new ArrayList<>();
        Interpreter noting = (op, inputs) -> {
            applied.add(op.getClass());
            return Interpreters.evaluating().apply(op, inputs);
        };
        Tensor made = Backends.use(backend, () -> Interpreters.with(noting, () -> view.of(Values.normal(1, 3, 4).values())));
        assertThat(made.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(applied).isEqualTo(switch (view) {
            case TRANSPOSED -> List.<Class<? extends Op>>of(Permute.class);
            case STRIDED, SLICED -> List.of(Slice.class);
            case REVERSED -> List.of(Reverse.class);
            case NESTED -> List.of(Slice.class, Slice.class, Permute.class, Reverse.class);
        });
    }
}
