package dev.telar.tensor;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;

/// The part of [Tensor] that combines two tensors element by element. Shapes broadcast as in NumPy; both tensors have one type, since
/// there is no implicit promotion; a Java number takes the tensor's type, which must be able to hold it.
public sealed interface Arithmetic permits Tensor {

    /// x + y.
    default Tensor add(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.ADD), self(), other);
    }

    /// x + y. The number takes this tensor's type.
    default Tensor add(double number) {
        return add(self().like(number));
    }

    /// x − y.
    default Tensor subtract(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.SUB), self(), other);
    }

    /// x − y. The number takes this tensor's type.
    default Tensor subtract(double number) {
        return subtract(self().like(number));
    }

    /// x · y, element by element.
    default Tensor multiply(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.MUL), self(), other);
    }

    /// x · y, element by element. The number takes this tensor's type.
    default Tensor multiply(double number) {
        return multiply(self().like(number));
    }

    /// x / y; integers are floored, a divisor 0 among them is an `ArithmeticException`.
    default Tensor divide(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.DIV), self(), other);
    }

    /// x / y; integers are floored, a divisor 0 among them is an `ArithmeticException`. The number takes this tensor's type.
    default Tensor divide(double number) {
        return divide(self().like(number));
    }

    /// x − ⌊x/y⌋·y, with the sign of y, as `numpy.mod`.
    default Tensor mod(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.MOD), self(), other);
    }

    /// x − ⌊x/y⌋·y, with the sign of y, as `numpy.mod`. The number takes this tensor's type.
    default Tensor mod(double number) {
        return mod(self().like(number));
    }

    /// xʸ.
    default Tensor pow(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.POW), self(), other);
    }

    /// xʸ. The number takes this tensor's type.
    default Tensor pow(double number) {
        return pow(self().like(number));
    }

    /// The greater of x and y; NaN if one of them is.
    default Tensor maximum(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.MAX), self(), other);
    }

    /// The greater of x and y; NaN if one of them is. The number takes this tensor's type.
    default Tensor maximum(double number) {
        return maximum(self().like(number));
    }

    /// The smaller of x and y; NaN if one of them is.
    default Tensor minimum(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.MIN), self(), other);
    }

    /// The smaller of x and y; NaN if one of them is. The number takes this tensor's type.
    default Tensor minimum(double number) {
        return minimum(self().like(number));
    }

    /// y − x for a number y.
    default Tensor subtractFrom(double number) {
        return self().like(number).subtract(self());
    }

    /// y / x for a number y.
    default Tensor divideInto(double number) {
        return self().like(number).divide(self());
    }

    /// x limited to `min` … `max`; NaN stays NaN. The gradient is 1 inside and at the borders, 0 outside (as TensorFlow and PyTorch;
    /// `jnp.clip` halves it at the borders).
    default Tensor clip(double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("clip: min must not be above max, given " + min + " and " + max);
        }
        Tensor limited = Tensor.where(less(min), self().like(min), self());
        return Tensor.where(greater(max), self().like(max), limited);
    }

    /// The angle of the point (other, this), −π … π, as `numpy.arctan2(this, other)`.
    default Tensor atan2(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.ATAN2), self(), other);
    }

    /// And: logical for BOOL, bitwise for integers.
    default Tensor and(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.AND), self(), other);
    }

    /// Or: logical for BOOL, bitwise for integers.
    default Tensor or(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.OR), self(), other);
    }

    /// Exclusive or: logical for BOOL, bitwise for integers.
    default Tensor xor(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.XOR), self(), other);
    }

    /// Integers shifted left by the other's bits.
    default Tensor shiftLeft(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.SHIFT_LEFT), self(), other);
    }

    /// Integers shifted right by the other's bits, with their sign.
    default Tensor shiftRight(Tensor other) {
        return Interpreters.one(new Binary(BinaryKind.SHIFT_RIGHT), self(), other);
    }

    /// x = y. The result is BOOL.
    default Tensor equal(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.EQ), self(), other);
    }

    /// x = y. The number takes this tensor's type, the result is BOOL.
    default Tensor equal(double number) {
        return equal(self().like(number));
    }

    /// x ≠ y. The result is BOOL.
    default Tensor notEqual(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.NE), self(), other);
    }

    /// x ≠ y. The number takes this tensor's type, the result is BOOL.
    default Tensor notEqual(double number) {
        return notEqual(self().like(number));
    }

    /// x < y. The result is BOOL.
    default Tensor less(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.LT), self(), other);
    }

    /// x < y. The number takes this tensor's type, the result is BOOL.
    default Tensor less(double number) {
        return less(self().like(number));
    }

    /// x ≤ y. The result is BOOL.
    default Tensor lessEqual(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.LE), self(), other);
    }

    /// x ≤ y. The number takes this tensor's type, the result is BOOL.
    default Tensor lessEqual(double number) {
        return lessEqual(self().like(number));
    }

    /// x > y. The result is BOOL.
    default Tensor greater(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.GT), self(), other);
    }

    /// x > y. The number takes this tensor's type, the result is BOOL.
    default Tensor greater(double number) {
        return greater(self().like(number));
    }

    /// x ≥ y. The result is BOOL.
    default Tensor greaterEqual(Tensor other) {
        return Interpreters.one(new Compare(CompareKind.GE), self(), other);
    }

    /// x ≥ y. The number takes this tensor's type, the result is BOOL.
    default Tensor greaterEqual(double number) {
        return greaterEqual(self().like(number));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
