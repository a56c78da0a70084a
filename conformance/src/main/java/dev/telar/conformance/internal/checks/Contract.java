package dev.telar.conformance.internal.checks;

/// The parts of what a backend promises, each a list of checks. What they demand stands at the nested class of
/// [dev.telar.conformance.BackendConformance] of the same name.
public enum Contract {
    /// Values there and back.
    TRANSFER("Transfer"),
    /// Results that stand in the kit as literals.
    KNOWN_RESULTS("KnownResults"),
    /// Values out of attributes, and random bits.
    CREATION("Creation"),
    /// Functions of one and two elements, casts.
    ELEMENTWISE("Elementwise"),
    /// Comparisons and choices.
    COMPARISON("Comparison"),
    /// Shapes that stretch to each other.
    BROADCASTING("Broadcasting"),
    /// Zeros, NaN, infinities, subnormals, every exponent.
    SPECIAL_VALUES("SpecialValues"),
    /// What integers do at their edges, and conversions.
    INTEGERS("Integers"),
    /// Sums, products, extremes, running sums.
    REDUCTION("Reduction"),
    /// Sorting, places of extremes, the k greatest.
    ORDERING("Ordering"),
    /// Products of matrices.
    MAT_MUL("MatMul"),
    /// What moves elements.
    MOVEMENT("Movement"),
    /// Reading and adding at places that indices name.
    INDEXING("Indexing"),
    /// Activation functions and their derivatives.
    ACTIVATIONS("Activations"),
    /// Layers and losses.
    NEURAL("Neural"),
    /// Steps of optimizers.
    OPTIMIZERS("Optimizers"),
    /// Composites operation by operation.
    DECOMPOSED("Decomposed"),
    /// Gradients of the first and second order.
    GRADIENTS("Gradients"),
    /// Tensors without elements.
    EMPTY("Empty"),
    /// Some ten million elements.
    HUGE("Huge"),
    /// Inputs that are not dense.
    VIEWS("Views"),
    /// Tensors that somebody still holds.
    DONATION("Donation"),
    /// Bytes given back.
    MEMORY("Memory"),
    /// Misuse.
    ERRORS("Errors"),
    /// Several threads at once.
    CONCURRENCY("Concurrency"),
    /// The same bits each time.
    DETERMINISM("Determinism"),
    /// Training step by step.
    TRAINING("Training"),
    /// Steps that are compiled and run many times.
    COMPILED("Compiled"),
    /// Core and backends of different ages.
    EVOLUTION("Evolution"),
    /// The provider.
    AVAILABILITY("Availability"),
    /// The entries of the list of what is expected to fail.
    EXPECTED_FAILURES("ExpectedFailures");

    private final String label;

    Contract(String label) {
        this.label = label;
    }

    /// The name of its nested class, such as `KnownResults`.
    public String label() {
        return label;
    }

    /// What tells a check apart from all others of the kit: `Contract: name`.
    public String id(Check check) {
        return label + ": " + check.name();
    }
}
