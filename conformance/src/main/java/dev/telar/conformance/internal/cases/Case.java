package dev.telar.conformance.internal.cases;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.telar.op.Activate;
import dev.telar.op.Fused;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// An operation on given inputs.
///
/// @param note what is special about them
/// @param op the operation
/// @param inputs its inputs
public record Case(String note, Op op, List<Input> inputs) {

    /// The shapes and types of the inputs.
    public List<TensorSpec> specs() {
        return inputs.stream().map(Input::spec).toList();
    }

    /// The values of the inputs, in fresh arrays.
    public List<HostArray> values() {
        return inputs.stream().map(Input::values).toList();
    }

    /// The type in which the operation computes: that of the first input, for `where` that of the values to choose from, without inputs that
    /// of the result.
    public DType dtype() {
        if (inputs.isEmpty()) {
            return op.infer(List.of()).getFirst().dtype();
        }
        return inputs.get(op instanceof Where ? 1 : 0).spec().dtype();
    }

    /// The most elements that an input has.
    public long size() {
        return inputs.stream().mapToLong(input -> input.spec().shape().elements()).max().orElse(0);
    }

    /// Whether an input or a result has no element.
    public boolean isEmpty() {
        return Stream.concat(specs().stream(), op.infer(specs()).stream()).anyMatch(spec -> spec.shape().elements() == 0);
    }

    /// The name of the operation; activation functions are told apart from functions of the same name.
    public String operation() {
        return op instanceof Activate ? op.name() + " activation" : op.name();
    }

    /// Operation, attributes, inputs and note: `sum[axes=[0], keepDims=false] float32(3, 5): typical`.
    public String title() {
        StringBuilder title = new StringBuilder(operation()).append(attributes(op));
        for (Input input : inputs) {
            title.append(' ').append(text(input.spec()));
        }
        return title.append(": ").append(note).toString();
    }

    private static String text(TensorSpec spec) {
        return spec.dtype().label() + spec.shape();
    }

    /// What the name of the operation does not tell.
    private static String attributes(Op op) {
        if (op instanceof Fused fused) {
            return fused.body().nodes().stream().map(node -> node.op().name()).toList().toString();
        }
        StringBuilder text = new StringBuilder();
        RecordComponent[] components = op.getClass().getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            String value = value(op, component);
            if (!op.name().startsWith(value.toLowerCase(Locale.ROOT))) {
                text.append(text.isEmpty() ? "[" : ", ").append(component.getName()).append('=').append(value);
            }
        }
        return text.isEmpty() ? "" : text.append(']').toString();
    }

    private static String value(Op op, RecordComponent component) {
        try {
            return String.valueOf(component.getAccessor().invoke(op));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the attribute " + component.getName() + " of " + op.name() + " cannot be read", e);
        }
    }
}
