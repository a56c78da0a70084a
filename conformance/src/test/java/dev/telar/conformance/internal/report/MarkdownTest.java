package dev.telar.conformance.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.conformance.internal.report.RunReport.ContractTally;
import dev.telar.conformance.internal.report.RunReport.Expected;
import dev.telar.conformance.internal.report.RunReport.Failure;
import dev.telar.conformance.internal.report.RunReport.Row;
import dev.telar.conformance.internal.report.RunReport.State;

class MarkdownTest {

    /// One that runs all.
    static final RunReport FAST = new RunReport("fast (cpu)", "cpu", 1, State.WHOLE, "2026-01-02T03:04:05Z", 12.34,
            List.of(new ContractTally("Elementwise", 4, 0, 0), new ContractTally("Neural", 1, 0, 0)),
            List.of(new Row("add", "float32", List.of("native"), 3, 0, 0, 0, 0),
                    new Row("exp", "float32", List.of("native"), 1, 0, 0, 0.62, 0.155),
                    new Row("softmax", "float32", List.of("fused"), 1, 0, 0, 1.4, 0.21)),
            List.of(), List.of());

    /// One that runs some, and some of it wrong.
    static final RunReport SLOW = new RunReport("slow (gpu:0)", "gpu:0", 1, State.PARTIAL, "2026-01-02T03:05:00Z", 3,
            List.of(new ContractTally("Elementwise", 2, 1, 1)),
            List.of(new Row("add", "float32", List.of("native"), 2, 1, 0, 0, 0),
                    new Row("add", "float64", List.of("host"), 0, 0, 1, 0, 0)),
            List.of(new Expected("Elementwise: add float64(3,): typical", "sums | are off", "https://example.org/1",
                    "off\nby 1")),
            List.of(new Failure("Elementwise: add float32(3,): typical", "the result [0] is 1.0\nexpected 2.0")));

    @Test
    void page_hasBackendsFailuresContractsAndTheMatrix() {
        assertThat(Markdown.of(List.of(FAST, SLOW))).isEqualTo(
                """
                        # Conformance report

                        | backend | device | opset | checks | passed | failed | expected failures | run |
                        |---|---|---|---|---|---|---|---|
                        | fast (cpu) | cpu | 1 | 5 | 5 | 0 | 0 | 2026-01-02T03:04:05Z, 12.3 s |
                        | slow (gpu:0) | gpu:0 | 1 | 4 | 2 | **1** | 1 | **partial**, 2026-01-02T03:05:00Z, 3.0 s |

                        A whole run skips no check.

                        ## Failures

                        | backend | check | message |
                        |---|---|---|
                        | slow (gpu:0) | Elementwise: add float32(3,): typical | the result [0] is 1.0 expected 2.0 |

                        ## Expected failures

                        | backend | check | reason | link |
                        |---|---|---|---|
                        | slow (gpu:0) | Elementwise: add float64(3,): typical | sums \\| are off | https://example.org/1 |

                        ## Checks by contract

                        | contract | fast (cpu) | slow (gpu:0) |
                        |---|---|---|
                        | Elementwise | 4 | 4, **1 failed**, 1 expected to fail |
                        | Neural | 1 | – |

                        ## Operations

                        Each cell tells how the operation ran, the number of checks, and the greatest error.

                        - *native*: the backend runs the primitive; *fused*: it runs the composite in one piece; *decomposed*: core composes it of \
                        what the backend runs; *partly host*: some of that runs on the host; *host*: the backend lacks the operation or the type, and core \
                        runs it on the host.
                        - Errors are in units in the last place: of the element where an operation works element by element, otherwise of the greatest \
                        element of the result. In parentheses the same as a part of what is allowed, which is bounded element by element. Where small \
                        elements come from differences of great ones, many ulp may be a small part. Cells without a number are exact.

                        | operation | type | fast (cpu) | slow (gpu:0) |
                        |---|---|---|---|
                        | add | float32 | native · 3 | native · 3, **1 failed** |
                        | exp | float32 | native · 1 · 0.62 ulp (16 %) | – |
                        | softmax | float32 | fused · 1 · 1.4 ulp (21 %) | – |
                        | add | float64 | – | host · 1, 1 expected to fail |
                        """);
    }

    @Test
    void page_ofOneBackendWithoutFailures_saysSo() {
        assertThat(Markdown.of(List.of(FAST))).contains("## Expected failures\n\nNone.\n").doesNotContain("## Failures");
    }

    @Test
    void longMessage_isCut() {
        RunReport run = new RunReport("fast (cpu)", "cpu", 1, State.WHOLE, "2026-01-02T03:04:05Z", 1, List.of(), List.of(),
                List.of(),
                List.of(new Failure("Huge: all", "x".repeat(401))));
        assertThat(Markdown.of(List.of(run))).contains("| fast (cpu) | Huge: all | " + "x".repeat(400) + " … |");
    }
}
