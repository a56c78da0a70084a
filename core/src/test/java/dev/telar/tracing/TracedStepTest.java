package dev.telar.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.telar.autograd.Autograd;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.BoundReference;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.error.BackendException;
import dev.telar.error.ShapeException;
import dev.telar.op.HostCall;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.NameScope;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

class TracedStepTest {

    private static final Backend PLACE = Backends.get("reference");
    private static final TensorSpec ROW = new TensorSpec(Shape.of(3), DType.FLOAT32);

    private static TracedStep traced(Function<List<Tensor>, List<Tensor>> step) {
        return Backends.use(PLACE, () -> TracedStep.of(PLACE, List.of(ROW), step));
    }

    private static Variable variable(float... values) {
        return Backends.use(PLACE, () -> Variable.state("v", Tensor.of(values)));
    }

    @Test
    void of_step_hasArgumentsVariablesAndConstants_inThisOrder() {
        Variable v = variable(1, 2, 3);
        Tensor constant = Backends.use(PLACE, () -> Tensor.of(5f, 6f, 7f));
        TracedStep step = traced(x -> {
            Tensor sum = constant.add(v.get());
            v.set(NameScope.call("layer", () -> sum.multiply(x.getFirst())));
            return List.of(v.get().sum());
        });

        assertThat(step.difference()).isEmpty();
        assertThat(step.traced().graph()).hasToString("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,), %2: FLOAT32 (3,)) {
                  %3 = add[kind=ADD](%2, %1): FLOAT32 (3,)
                  %4 = mul[kind=MUL](%3, %0): FLOAT32 (3,)  # layer
                  %5 = sum[kind=SUM, axes=[0], keepDims=false](%4): FLOAT32 ()
                  return %5, %4
                }""");
        assertThat(step.traced().variables()).containsExactly(v);
        assertThat(step.traced().written()).containsExactly(v);
        assertThat(step.traced().results()).isEqualTo(1);
        assertThat(v.get().toFloatArray()).containsExactly(1, 2, 3);
    }

    @Test
    void run_step_setsVariablesAtTheBorder() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Variable v = Variable.state("v", Tensor.of(1f, 2f, 3f));
                Variable unread = Variable.state("unread", Tensor.scalar(0));
                CompiledProgram program = TracedStep.of(backend, List.of(ROW), x -> {
                    v.set(v.get().add(x.getFirst()));
                    v.set(v.get().multiply(2));
                    unread.set(x.getFirst().sum());
                    return List.of(v.get().max());
                }).compile();
                List<String> order = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    Tensor result = program.run(List.of(Tensor.of(1f, 1f, 1f)), List.of(), commit -> {
                        order.add("before " + unread.get().item());
                        commit.run();
                        order.add("after " + unread.get().item());
                    }).getFirst();
                    assertThat(result.item()).isEqualTo(i == 0 ? 8 : 18);
                }
                assertThat(order).containsExactly("before 0.0", "after 3.0", "before 3.0", "after 3.0");
                assertThat(v.get().toFloatArray()).containsExactly(10, 14, 18);
                assertThat(program.variables()).containsExactly(v);
                program.close();
                assertThat(program.run(List.of(Tensor.of(0f, 0f, 0f)), List.of(), Runnable::run).getFirst().item()).isEqualTo(36);
                program.close();
            }));
        }
    }

    @Test
    void run_variablesThatSwap_takeEachOthersValues() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Variable a = Variable.state("a", Tensor.of(1f, 2f, 3f));
                Variable b = Variable.state("b", Tensor.of(4f, 5f, 6f));
                CompiledProgram program = TracedStep.of(backend, List.of(ROW), _ -> {
                    Tensor old = a.get();
                    a.set(b.get());
                    b.set(old);
                    return List.of();
                }).compile();
                for (int i = 0; i < 3; i++) {
                    TensorScope.run(() -> program.run(List.of(Tensor.zeros(3)), List.of(), Runnable::run));
                }
                assertThat(a.get().toFloatArray()).containsExactly(4, 5, 6);
                assertThat(b.get().toFloatArray()).containsExactly(1, 2, 3);
            }));
        }
    }

    /// w ← w + v and v ← v·w, both from the old values: neither may be written before the other was read.
    @Test
    void run_variablesThatReadEachOther_readTheOldValues() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Variable w = Variable.state("w", Tensor.of(1f, 2f, 3f, 4f));
                Variable v = Variable.state("v", Tensor.of(new float[][]{{10, 20}, {30, 40}}));
                CompiledProgram program = TracedStep.of(backend, List.of(ROW), _ -> {
                    Tensor oldW = w.get();
                    Tensor oldV = v.get();
                    w.set(oldW.add(oldV.reshape(4)));
                    v.set(oldV.multiply(oldW.reshape(2, 2)));
                    return List.of();
                }).compile();
                TensorScope.run(() -> program.run(List.of(Tensor.zeros(3)), List.of(), Runnable::run));
                assertThat(w.get().toFloatArray()).containsExactly(11, 22, 33, 44);
                assertThat(v.get().toFloatArray()).containsExactly(10, 40, 90, 160);
            }));
        }
    }

    @Test
    void run_withGivenValues_readsThoseInPlaceOfTheVariables() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Variable v = Variable.state("v", Tensor.of(1f, 2f, 3f));
                CompiledProgram program = TracedStep.of(backend, List.of(ROW), x -> List.of(v.get().add(x.getFirst()))).compile();
                Tensor given = Tensor.of(10f, 20f, 30f);
                Tensor x = Tensor.ones(3);
                assertThat(program.run(List.of(x), List.of(given), Runnable::run).getFirst().toFloatArray()).containsExactly(11,
                        21, 31);
                assertThat(program.run(List.of(x), List.of(), Runnable::run).getFirst().toFloatArray()).containsExactly(2, 3, 4);
            }));
        }
    }

    @Test
    void run_resultThatIsAnArgumentOrTwice_isATensorOfItsOwn() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> {
                CompiledProgram program = TracedStep.of(backend, List.of(ROW), x -> {
                    Tensor sum = x.getFirst().add(1);
                    return List.of(x.getFirst(), sum, sum, sum.reshape(1, 3));
                }).compile();
                List<Tensor> kept = TensorScope
                        .tensors(() -> program.run(List.of(Tensor.of(1f, 2f, 3f)), List.of(), Runnable::run));
                assertThat(kept.get(0).toFloatArray()).containsExactly(1, 2, 3);
                assertThat(kept.get(1).toFloatArray()).containsExactly(2, 3, 4);
                assertThat(kept.get(2).toFloatArray()).containsExactly(2, 3, 4);
                assertThat(kept.get(3).shape()).isEqualTo(Shape.of(1, 3));
            });
        }
    }

    // ---- what a trace cannot know

    @Test
    void of_stepThatAsksForAValue_namesTheValueItsOperationAndLayer() {
        List<Consumer<Tensor>> questions = List.of(Tensor::item, Tensor::toFloatArray, Tensor::toHost);
        for (Consumer<Tensor> question : questions) {
            assertThatIllegalStateException().isThrownBy(() -> traced(x -> NameScope.call("layer", () -> {
                question.accept(x.getFirst().sum());
                return List.of();
            }))).withMessageContaining("FLOAT32 (), the result of sum in layer, at ")
                    .withMessageContaining("Training.runEagerly(true)");
        }
    }

    @Test
    void of_stepThatAsksForAnArgumentOrAVariable_namesIt() {
        Variable v = variable(1);
        assertThatIllegalStateException().isThrownBy(() -> traced(x -> List.of(Tensor.of(x.getFirst().toFloatArray()))))
                .withMessageContaining("the result of argument 0, at ");
        assertThatIllegalStateException().isThrownBy(() -> traced(_ -> List.of(Tensor.scalar((float) v.get().item()))))
                .withMessageContaining("the result of variable v, at ");
    }

    @Test
    void symbol_printed_saysWhatItIs() {
        List<String> texts = new ArrayList<>();
        traced(x -> {
            texts.add(x.getFirst().exp().toString());
            return x;
        });
        assertThat(texts.getFirst()).isEqualTo("Tensor(traced, exp, shape=(3,), dtype=float32)");
    }

    @Test
    void symbol_keptFromATrace_isAnErrorThatSaysSo() {
        List<Tensor> kept = new ArrayList<>();
        traced(x -> {
            kept.add(x.getFirst().exp());
            return x;
        });
        Tensor symbol = kept.getFirst();
        String message = "a tensor FLOAT32 (3,), the result of exp, was kept from the tracing of a step and used outside of it; keep state in"
                + " a Variable, or run the step operation by operation: Training.runEagerly(true)";
        assertThatIllegalStateException().isThrownBy(() -> symbol.add(1)).withMessage(message);
        assertThatIllegalStateException().isThrownBy(() -> variable(1, 2, 3).set(symbol)).withMessage(message);
        assertThatIllegalStateException().isThrownBy(() -> Variable.state("new", symbol)).withMessage(message);
        assertThatIllegalStateException().isThrownBy(() -> traced(x -> List.of(x.getFirst().add(symbol))))
                .withMessageStartingWith("add: a tensor of another trace was used, the result of exp; keep state in a Variable");
        assertThatIllegalStateException().isThrownBy(symbol::toFloatArray).withMessage(message);
    }

    @Test
    void of_stepWithStateInAField_findsTheOperation() {
        int[] calls = new int[1];
        assertThat(traced(x -> List.of(x.getFirst().add(1).multiply(calls[0]++))).difference().orElseThrow())
                .contains("value=0.0").contains("value=1.0");
        assertThat(traced(x -> List.of(calls[0]++ % 2 == 0 ? x.getFirst().exp() : x.getFirst().log())).difference().orElseThrow())
                .matches("first %1 = (exp|log).*, then %1 = (exp|log).*");
        assertThat(traced(x -> {
            Tensor y = x.getFirst();
            for (int i = calls[0]++ % 2; i < 2; i++) {
                y = y.exp();
            }
            return List.of(y);
        }).difference()).isPresent();
    }

    @Test
    void of_stepWithConstantsThatChange_findsTheirReader() {
        float[] values = {1, 2, 3};
        assertThat(traced(x -> {
            values[1]++;
            return List.of(x.getFirst().add(Tensor.of(values)));
        }).difference().orElseThrow()).contains("add[kind=ADD]").contains("constant");
    }

    @Test
    void of_stepWithFunctionsOfTheSameName_isTheSame() {
        assertThat(traced(x -> Tensor.apply(new HostCall("log", _ -> List.of(), List.of()), x.getFirst())).difference())
                .isEmpty();
    }

    @Test
    void of_stepOnTensorsOfAnotherBackend_isAnErrorThatNamesBoth() {
        try (BoundReference other = new BoundReference()) {
            Tensor there = Backends.use(other, () -> Tensor.of(1f, 2f, 3f));
            Variable thereToo = Backends.use(other, () -> Variable.state("there", Tensor.of(1f)));
            assertThatThrownBy(() -> traced(x -> List.of(x.getFirst().add(there)))).isInstanceOf(BackendException.class)
                    .hasMessageContaining("add: tensors of two backends, reference and bound");
            assertThatThrownBy(() -> traced(_ -> List.of(thereToo.get()))).isInstanceOf(BackendException.class)
                    .hasMessage(
                            "variable there: lives on bound, the step runs on reference; move its value: variable.get().to(backend)");
        }
    }

    @Test
    void of_stepWithAWrongShape_isTheErrorOfTheOperation_withItsLayer() {
        assertThatThrownBy(() -> traced(x -> NameScope.call("layer", () -> List.of(x.getFirst().reshape(2)))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("layer");
    }

    // ---- passes

    @Test
    void of_stepWithGradients_leavesOutWhatIsNotNeeded() {
        Variable w = Backends.use(PLACE, () -> Variable.trainable("w", Tensor.of(1f, 2f, 3f)));
        TracedStep step = traced(x -> {
            Tensor g = Autograd.gradients(List.of(w), () -> w.get().multiply(x.getFirst()).sum()).getFirst();
            w.set(w.get().subtract(g));
            return List.of();
        });

        assertThat(step.compiled().graph().nodes()).hasSizeLessThan(step.traced().graph().nodes().size());
        assertThat(step.compiled().graph().nodes().getLast().op().name()).isEqualTo("sub");
    }

    @Test
    void of_stepWithConstantParts_computesThemOnce_andForgetsWhatNobodyReads() {
        Variable unused = variable(1, 1, 1);
        Tensor constant = Backends.use(PLACE, () -> Tensor.of(1f, 4f, 9f));
        TracedStep step = traced(x -> {
            unused.get().exp();
            return List.of(x.getFirst().add(constant.sqrt()));
        });

        assertThat(step.compiled().graph()).hasToString("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,)) {
                  %2 = add[kind=ADD](%0, %1): FLOAT32 (3,)
                  return %2
                }""");
        assertThat(step.compiled().variables()).isEmpty();
        assertThat(step.compiled().constants().getFirst().toFloatArray()).containsExactly(1, 2, 3);
    }
}
