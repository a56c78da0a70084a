package dev.telar.tensor;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The one mutable thing: a named place for a tensor. All state of a training step lies in variables: weights, moving statistics,
/// optimizer slots, the iteration, the learning rate, random counters, totals of metrics. State in any other place is invisible to
/// tracing.
///
/// Reading and writing are atomic; a tensor once read stays what it was when the variable is set.
public final class Variable {

    private final String name;
    private final boolean trainable;
    private volatile StoredTensor value;

    private Variable(String name, Tensor value, boolean trainable) {
        this.name = Objects.requireNonNull(name, "name");
        this.trainable = trainable;
        this.value = hold(value);
    }

    /// A variable that training changes.
    ///
    /// @throws DTypeException if the value is not of a floating type, since it could have no gradient
    public static Variable trainable(String name, Tensor value) {
        if (!value.dtype().isFloating()) {
            throw new DTypeException(
                    "variable " + name + ": a trainable variable needs FLOAT32 or FLOAT64, given " + value.dtype());
        }
        return new Variable(name, value, true);
    }

    /// A variable that training leaves alone, unless a step sets it itself.
    public static Variable state(String name, Tensor value) {
        return new Variable(name, value, false);
    }

    /// The name, for messages and files.
    public String name() {
        return name;
    }

    /// Whether training changes it.
    public boolean isTrainable() {
        return trainable;
    }

    /// Shape and type, which never change.
    public TensorSpec spec() {
        return value.spec();
    }

    /// The shape.
    public Shape shape() {
        return spec().shape();
    }

    /// The type.
    public DType dtype() {
        return spec().dtype();
    }

    /// The place where the value lives.
    public Place place() {
        return value.place();
    }

    /// The value.
    public Tensor get() {
        while (true) {
            StoredTensor tensor = value;
            if (TensorScope.share(tensor)) {
                return Interpreters.current().read(this, tensor);
            }
            Thread.onSpinWait();
        }
    }

    /// Sets the value.
    ///
    /// @throws ShapeException if the shape differs
    /// @throws DTypeException if the type differs
    public void set(Tensor tensor) {
        if (!tensor.shape().equals(shape())) {
            throw new ShapeException("variable " + name + ": has shape " + shape() + ", given " + tensor.shape());
        }
        if (tensor.dtype() != dtype()) {
            throw new DTypeException("variable " + name + ": has type " + dtype() + ", given " + tensor.dtype());
        }
        StoredTensor fresh = hold(Interpreters.current().write(this, tensor));
        StoredTensor old;
        synchronized (this) {
            old = value;
            value = fresh;
        }
        old.release();
    }

    /// The value for who knows that nobody sets it meanwhile, and lets go of it before somebody does.
    StoredTensor peek() {
        return value;
    }

    /// Takes the storage away from a value that nobody but this variable holds, to write the next value over it. Whoever asks for the value waits until
    /// [#replace] has given the variable the next one.
    ///
    /// @return the storage, or null where somebody else may still read the value
    @Nullable
    Object take() {
        return value.take();
    }

    /// Gives the variable a fresh value, whose one holder it is, for one that was taken or for one that it releases.
    void replace(StoredTensor fresh) {
        StoredTensor old;
        synchronized (this) {
            old = value;
            value = fresh;
        }
        if (!old.isReleased()) {
            old.release();
        }
    }

    private static StoredTensor hold(Tensor tensor) {
        StoredTensor stored = switch (tensor) {
            case StoredTensor held -> held;
            case Symbol symbol -> throw symbol.outlived();
        };
        if (!stored.retainLoosely()) {
            throw new IllegalStateException(
                    "tensor " + tensor.spec() + " was given to a variable after its TensorScope had closed");
        }
        return stored;
    }

    @Override
    public String toString() {
        return "Variable(" + name + ", shape=" + shape() + ", dtype=" + dtype().label()
                + (trainable ? ")" : ", trainable=False)");
    }
}
