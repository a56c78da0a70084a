package dev.telar.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.conformance.internal.ConformanceRun;
import dev.telar.conformance.internal.checks.Contract;
import dev.telar.conformance.internal.checks.Hooks;
import dev.telar.op.HostArray;
import dev.telar.tensor.Tensor;

/// The contract of a backend. A backend's author adds the kit to the dependencies of the tests,
///
///     <dependency>
///       <groupId>dev.telar</groupId><artifactId>telar-conformance</artifactId><version>…</version><scope>test</scope>
///     </dependency>
///
/// extends this class and says how to make the backend:
///
///     class MyBackendTest extends BackendConformance {
///         @Override
///         protected Backend createBackend() {
///             return new MyBackend();
///         }
///     }
///
/// Each nested class is a contract, a list of checks; what it demands stands there. A check runs something through core on the backend
/// (natively, fused, decomposed or on the host, as the backend's `runs` has it) and compares the results with the reference backend's in
/// FLOAT64. How far they may be apart, and why, stands in one place, [dev.telar.conformance.internal.oracle.Tolerances]. The other methods of
/// this class can be overridden: [#label], [#provider], [#view], [#liveBytes], [#expectedFailures], [#reportFolder].
///
/// **One contract, one check.** The system property `telar.conformance.checks` chooses by name, with `*` for any text:
/// `-Dtelar.conformance.checks="Reduction: *"`, `-Dtelar.conformance.checks="*argmax*"`. Names of checks do not change from run to run.
///
/// **Reading a failure.**
///
///     exp float32(3,): 1, -1 and 10
///       the result [0] is 3.0, expected 2.7182817 (exactly 2.718281828459045): off by 1.18e+06 ulp, allowed 4.00 (4 ulp); wrong are 1 of 3 …
///       ran: native; where the library cannot do it right, let the backend's runs(op, inputs) say false for such inputs: …
///       meaning: dev.telar.op.UnaryKind.EXP
///
/// The first line is the check: the operation with its attributes, its inputs, and what is special about them. Then the first element that is
/// wrong, by how much it is off, how much is allowed and by which rule; how the operation ran, and what to do; and where the Javadoc says
/// what the operation means. A failure of a composite that ran *decomposed* comes from one of the primitives that it is made of: mend those
/// first. What cannot be mended, answer no to in `runs`, and core does it; what is wrong in the library all the same, list in
/// [#expectedFailures]. No check is ever skipped.
///
/// **The report.** Each run leaves `conformance-report.md` and `conformance-report.json` in the [#reportFolder], together with those of the other
/// backends there: the numbers of checks, failures and expected failures, and a matrix of operations, types and backends that tells how each
/// ran (*host* where the backend lacks it), how often it was checked, and its greatest error in ulp. A run of some checks alone is shown as
/// *partial*, one that died in the middle as *unfinished*.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformance {

    @RegisterExtension
    final ConformanceRun run = new ConformanceRun();

    /// For subclasses.
    protected BackendConformance() {}

    /// Makes a backend: a new one at each call, since the kit makes several and closes each.
    protected abstract Backend createBackend();

    /// What the backend is called in the report. Backends that run with several settings tell them apart here. The default is name and device,
    /// such as `simd (cpu)`.
    protected String label(Backend backend) {
        return backend.name() + " (" + backend.device() + ")";
    }

    /// The backend's provider. The default is the one on the class path that has the backend's name.
    protected Optional<BackendProvider> provider() {
        String name;
        try (Backend backend = createBackend()) {
            name = backend.name();
        }
        return Backends.providers().stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    /// Makes a tensor of the given values that lies in memory otherwise than densely and in order. The default goes through core's
    /// operations, slices, transposes and reversals; override it if your views come about otherwise.
    protected Tensor view(HostArray values, View view) {
        return view.of(values);
    }

    /// The bytes of all storages of a backend that were made and not released. The default is what it says itself.
    protected long liveBytes(Backend backend) {
        return backend.liveBytes();
    }

    /// What the backend is known to get wrong and cannot mend; nothing by default.
    ///
    ///     return List.of(ExpectedFailure.of("SpecialValues: atan2*special*", "flushes subnormal results to zero",
    ///             "https://example.org/issues/1"));
    protected List<ExpectedFailure> expectedFailures() {
        return List.of();
    }

    /// Where the report goes: the system property `telar.conformance.report`, or without it `target/conformance`.
    protected Path reportFolder() {
        return Path.of(System.getProperty("telar.conformance.report", "target/conformance"));
    }

    @BeforeAll
    void open() {
        run.open(new Hooks(this::createBackend, this::label, this::provider, this::view, this::liveBytes,
                this::expectedFailures, this::reportFolder));
    }

    @AfterAll
    void close() {
        run.close();
    }

    /// Values of every type and shape come back byte for byte, wherever on the host they lay; nothing is kept of the host's memory.
    @Nested
    class Transfer {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.TRANSFER);
        }
    }

    /// Results that stand in the kit as literals: definitions, whole numbers, constants of mathematics. They judge the oracle, too.
    @Nested
    class KnownResults {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.KNOWN_RESULTS);
        }
    }

    /// `full`, `iota` and random bits, whose bits are those of Philox4x32-10.
    @Nested
    class Creation {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.CREATION);
        }
    }

    /// Functions of one and two elements and casts on typical numbers of every type; what IEEE 754 fixes to the bit, other functions within 4 ulp.
    @Nested
    class Elementwise {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.ELEMENTWISE);
        }
    }

    /// Comparisons and `where`: NaN is equal to nothing, and a value that is not chosen has no influence.
    @Nested
    class Comparison {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.COMPARISON);
        }
    }

    /// Axes that are missing or of size 1, on the left, on the right and on both sides.
    @Nested
    class Broadcasting {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.BROADCASTING);
        }
    }

    /// Zeros of both signs, NaN, infinities, every exponent. Nothing below the least normal number is flushed to zero.
    @Nested
    class SpecialValues {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.SPECIAL_VALUES);
        }
    }

    /// Integers wrap around, divide towards −∞, shift by any count; casts saturate, cut off or round.
    @Nested
    class Integers {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.INTEGERS);
        }
    }

    /// Sums, products, extremes and running sums along all axes and around the lengths at which kernels change their ways; NaN wins.
    @Nested
    class Reduction {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.REDUCTION);
        }
    }

    /// Stable sorting in both directions, the first of several extremes, NaN above everything.
    @Nested
    class Ordering {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.ORDERING);
        }
    }

    /// Products of all transposes and batches; nothing to add up gives 0.
    @Nested
    class MatMul {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.MAT_MUL);
        }
    }

    /// What moves elements leaves them as they are, to the sign of zero; windows and their overlap-add.
    @Nested
    class Movement {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.MOVEMENT);
        }
    }

    /// Gather and scatterAdd, with indices that come again and again.
    @Nested
    class Indexing {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.INDEXING);
        }
    }

    /// Activation functions and their derivatives, fused or not, element by element as accurate as their decomposition.
    @Nested
    class Activations {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.ACTIVATIONS);
        }
    }

    /// Layers and losses, fused or not; softmax of large logits, of −∞ among finite ones and throughout.
    @Nested
    class Neural {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.NEURAL);
        }
    }

    /// Steps of optimizers, fused or not, with Keras' formulas.
    @Nested
    class Optimizers {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.OPTIMIZERS);
        }
    }

    /// Composites operation by operation, also where the backend runs them fused.
    @Nested
    class Decomposed {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.DECOMPOSED);
        }
    }

    /// Gradients and gradients of gradients, element by element as accurate as the operations that they are made of.
    @Nested
    class Gradients {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.GRADIENTS);
        }
    }

    /// Tensors without elements, as inputs and as results.
    @Nested
    class Empty {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.EMPTY);
        }
    }

    /// Some ten million elements: sums that lose nothing, places beyond 2²⁴.
    @Nested
    class Huge {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.HUGE);
        }
    }

    /// Transposed, strided, sliced, reversed and nested inputs for every operation.
    @Nested
    class Views {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.VIEWS);
        }
    }

    /// A tensor that somebody still holds keeps its values, whatever is computed, set and released.
    @Nested
    class Donation {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.DONATION);
        }
    }

    /// Every byte is given back, once; what was given back is an error to use.
    @Nested
    class Memory {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.MEMORY);
        }
    }

    /// Misuse is an error of the right kind, and leaves backend and tensors unharmed.
    @Nested
    class Errors {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.ERRORS);
        }
    }

    /// Several threads at once get what each would get alone; a model that is asked while it is trained answers with the weights of one step border.
    @Nested
    class Concurrency {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.CONCURRENCY);
        }
    }

    /// The same call gives the same bits; a row has them alone and in a batch.
    @Nested
    class Determinism {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.DETERMINISM);
        }
    }

    /// A small network with each optimizer follows the reference backend step by step.
    @Nested
    class Training {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.TRAINING);
        }
    }

    /// Steps that are traced, compiled and run many times leave the bits of steps that run operation by operation; operations that are prepared
    /// ([dev.telar.backend.Binder]) or run as one ([dev.telar.op.Fused]) have the bits of those that run alone.
    @Nested
    class Compiled {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.COMPILED);
        }
    }

    /// What it does not know a backend declines, the same each time, and core composes it.
    @Nested
    class Evolution {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.EVOLUTION);
        }
    }

    /// The provider says whether and where the backend can be had, and why not.
    @Nested
    class Availability {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.AVAILABILITY);
        }
    }

    /// Each entry of [#expectedFailures] names a check.
    @Nested
    class ExpectedFailures {

        @TestFactory
        Stream<DynamicTest> checks() {
            return run.checks(Contract.EXPECTED_FAILURES);
        }
    }
}
