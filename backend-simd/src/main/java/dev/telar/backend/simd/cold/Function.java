package dev.telar.backend.simd.cold;

/// A kernel, which has a loop for each of its kinds.
enum Function {

    /// Multiply-adds that plain loops do in some 10 ms.
    PRODUCT(1L << 28), UNARY, ACTIVATION, GRADIENT, BINARY, COMPARE, CHOOSE, NORMALIZE, SGD, ADAM, SUM, SUM_OF_SQUARES, MAX, MIN, EXPONENTIALS;

    /// How much work is done by plain loops before compiling vectors is worth a thread's while.
    final long patience;

    /// Elements that plain loops do in some milliseconds.
    Function() {
        this(1L << 22);
    }

    Function(long patience) {
        this.patience = patience;
    }
}
