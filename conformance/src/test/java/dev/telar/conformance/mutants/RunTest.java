package dev.telar.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.conformance.ExpectedFailure;
import dev.telar.conformance.mutants.Mutated.Findings;
import dev.telar.conformance.mutants.Mutated.Setting;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Runs of the kit: expected failures, reports, messages.
class RunTest {

    private static final String EXP_OF_0 = "KnownResults: exp float32(5,): 0, -0, ∞, -∞ and NaN";

    @TempDir
    private Path folder;

    private Findings run(Supplier<Backend> backend, String selection, ExpectedFailure... expected) {
        return Mutated.run(new Setting(backend, Optional.empty(), List.of(expected), folder), selection);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("conformance-report.md"));
    }

    private static Backend wrongExp() {
        return Mutants.unary(UnaryKind.EXP, (y, x) -> x == 0 ? Math.nextUp(1f) : y);
    }

    @Test
    void expectedFailure_thatFails_isGreenAndStandsInTheReport() throws IOException {
        ExpectedFailure known = ExpectedFailure.of(EXP_OF_0, "exp of 0 is not 1", "https://example.org/1");
        Findings findings = run(RunTest::wrongExp, "*exp float32(5,)*", known);
        assertThat(findings.checks()).isEqualTo(2);
        assertThat(findings.failed()).isEmpty();
        assertThat(page()).contains("| reference (cpu) | cpu | 2 | 2 | 1 | 0 | 1 |",
                "| reference (cpu) | " + EXP_OF_0 + " | exp of 0 is not 1 | https://example.org/1 |");
    }

    @Test
    void expectedFailure_thatPasses_failsAndSaysWhatToDo() {
        ExpectedFailure known = ExpectedFailure.of("KnownResults: exp float32*", "exp of 0 is not 1", "https://example.org/1");
        Findings findings = run(RunTest::wrongExp, "KnownResults: exp float32(3,)*", known);
        assertThat(findings.failed()).containsExactly("KnownResults: exp float32(3,): 1, -1 and 10");
        assertThat(findings.messages())
                .containsExactly("\"KnownResults: exp float32(3,): 1, -1 and 10\" passes, but is listed as an expected"
                        + " failure: take it off the list, or narrow the entry \"KnownResults: exp float32*\"");
    }

    @Test
    void expectedFailure_onSomeMachines_mayFailAndMayPass() throws IOException {
        ExpectedFailure known = ExpectedFailure.onSome("KnownResults: exp float32*", "exp of 0 is not 1",
                "https://example.org/1");
        assertThat(run(RunTest::wrongExp, "KnownResults: exp float32(3,)*", known).failed()).isEmpty();
        assertThat(run(RunTest::wrongExp, "KnownResults: exp float32(5,)*", known).failed()).isEmpty();
        assertThat(page()).contains("| exp of 0 is not 1 | https://example.org/1 |");
    }

    @Test
    void expectedFailure_thatNamesNothing_fails() {
        ExpectedFailure unknown = ExpectedFailure.of("exp of 0", "exp of 0 is not 1", "https://example.org/1");
        Findings findings = run(Delegating::new, "ExpectedFailures: *", unknown);
        assertThat(findings.failed()).containsExactly("ExpectedFailures: exp of 0");
        assertThat(findings.messages())
                .containsExactly("the expected failure \"exp of 0\" names no check; write it as \"Contract: name\","
                        + " as the report does, with * for any text");
    }

    @Test
    void failure_tellsWhatWhereHowFarHowItRanAndWhatToDo() throws IOException {
        Findings findings = run(() -> Mutants.unary(UnaryKind.EXP, (y, x) -> x == 1 ? 3 : y), "KnownResults: exp float32(3,)*");
        assertThat(findings.messages()).containsExactly(
                """
                        exp float32(3,): 1, -1 and 10
                          result 0 [0] is 3.0, expected 2.7182817 (exactly 2.7182817459106445): off by 1.18e+06 ulp, allowed 4.00 (4.0 ulp); \
                        wrong are 1 of 3 elements, the worst 2.95e+05 times as far off as allowed
                          ran: native; where the library cannot do it right, let the backend's runs(op, inputs) say false for such inputs: \
                        core runs it on the host
                          meaning: dev.telar.op.UnaryKind.EXP""");
        assertThat(page()).contains("## Failures",
                "| reference (cpu) | KnownResults: exp float32(3,): 1, -1 and 10 | exp float32(3,)",
                "| exp | float32 | 1, **1 failed** |");
    }

    @Test
    void exception_isAFailureThatNamesIt() {
        Supplier<Backend> throwing = () -> new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                throw new UnsupportedOperationException("not yet");
            }
        };
        Findings findings = run(throwing, "KnownResults: exp float32(3,)*");
        assertThat(findings.messages().getFirst())
                .startsWith("exp float32(3,): 1, -1 and 10\n  threw java.lang.UnsupportedOperationException: not yet\n");
    }

    @Test
    void changedInput_isAFailureThatSaysSo() {
        Mutant inPlace = ArithmeticMutants.all().stream().filter(mutant -> mutant.name().equals("abs works in place")).findFirst()
                .orElseThrow();
        Findings findings = run(inPlace.backend(), "Elementwise: abs float32(7,)*");
        assertThat(findings.messages().getFirst()).contains("input 0 [",
                "as before the operation: no operation may change its inputs");
    }

    @Test
    void partOfTheKit_isReportedAsPartial() throws IOException {
        assertThat(run(Delegating::new, "Empty: sum*").failed()).isEmpty();
        assertThat(page()).contains("| 0 | 0 | **partial**, ");
        assertThat(Files.readString(folder.resolve("conformance-report.json"))).contains("\"state\" : \"PARTIAL\"");
    }

    @Test
    void wayThatAnOperationRan_isReported() throws IOException {
        Supplier<Backend> few = () -> new Delegating() {

            @Override
            public boolean supports(DType dtype) {
                return dtype != DType.FLOAT64;
            }

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                return super.runs(op, inputs) && !op.equals(new Unary(UnaryKind.EXP));
            }
        };
        assertThat(run(few, "*: silu*").failed()).isEmpty();
        assertThat(run(few, "KnownResults: *").failed()).isEmpty();
        assertThat(page()).contains("| exp | float32 | host · 3 ", "| exp | float64 | host · 1 ", "| log | float32 | native · 2 ",
                "| sigmoid activation | float32 | partly host · 1 ", "| relu activation | float32 | decomposed · 1 |");
    }

    @Test
    void backendThatIsMadeOnce_isToldToMakeTwo() {
        Backend only = new Delegating();
        Findings findings = run(() -> only, "Memory: a scope gives its bytes back");
        assertThat(findings.messages())
                .containsExactly("createBackend() gave the same backend twice; it must make a new one at each call,"
                        + " since the kit closes some");
    }

    @Test
    void backendWithoutProvider_isToldHowToOfferOne() {
        Supplier<Backend> unnamed = () -> new Delegating() {

            @Override
            public String name() {
                return "unnamed";
            }
        };
        Findings findings = run(unnamed, "Availability: each device*");
        assertThat(findings.messages()).containsExactly("no provider on the class path offers a backend named unnamed: name it in"
                + " META-INF/services/dev.telar.backend.BackendProvider, or override provider() in your subclass of BackendConformance");
    }

    @Test
    void backendThatPreparesOperations_rightly_passes() {
        Findings findings = run(Binding::new, "Compiled: *");
        assertThat(findings.messages()).isEmpty();
        assertThat(findings.checks()).isGreaterThan(100);
    }

    @Test
    void selectionOfNothing_isAnError() {
        assertThatThrownBy(() -> run(Delegating::new, "Reduktion: *")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "telar.conformance.checks names no check; write it as \"Contract: name\", as the report does, with * for any"
                                + " text, such as \"Reduction: *\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void run_thatIsUnderWay_isReportedAsUnfinished() throws IOException {
        List<String> pages = new ArrayList<>();
        Supplier<Backend> reading = () -> Mutants.unary(UnaryKind.EXP, (y, _) -> {
            pages.add(read());
            return y;
        });
        assertThat(run(reading, EXP_OF_0).failed()).isEmpty();
        assertThat(pages.getFirst()).contains("**unfinished**: began ", "| reference (cpu) | cpu | 2 | 0 | 0 | 0 | 0 |");
        assertThat(page()).contains("| reference (cpu) | cpu | 2 | 1 | 1 | 0 | 0 | **partial**");
    }

    private String read() {
        try {
            return page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
