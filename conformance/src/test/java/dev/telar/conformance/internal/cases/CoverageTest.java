package dev.telar.conformance.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.telar.op.ArgReduce;
import dev.telar.op.MatMul;
import dev.telar.op.Softmax;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;

class CoverageTest {

    private static Set<String> missingWithout(Predicate<Case> dropped) {
        return Coverage.missing(AllCases.list().stream().filter(dropped.negate()).toList());
    }

    @Test
    void everyOperationKindAndType_hasACase() {
        assertThat(Coverage.missing(AllCases.list())).isEmpty();
    }

    @Test
    void operationWithoutCases_isMissing() {
        assertThat(missingWithout(given -> given.op() instanceof Softmax)).containsExactly("Softmax");
    }

    @Test
    void kindWithoutCases_isMissing() {
        assertThat(missingWithout(given -> given.op().equals(new Unary(UnaryKind.ERF)))).containsExactly("Unary with kind ERF");
    }

    @Test
    void flagWithoutCases_isMissing() {
        assertThat(missingWithout(given -> given.op() instanceof MatMul op && op.transposeB()))
                .containsExactly("MatMul with transposeB true");
    }

    @Test
    void typeWithoutCases_isMissing() {
        assertThat(missingWithout(given -> given.op() instanceof ArgReduce op && op.largest() && given.dtype() == DType.UINT8))
                .containsExactly("argmax of uint8");
    }

    @Test
    void everythingWithoutCases_isMissing() {
        assertThat(Coverage.missing(List.of())).contains("Unary", "MatMul", "AdamUpdate", "StopGradient")
                .doesNotContain("HostCall", "Custom");
    }

    @Test
    void titles_tellOperationAttributesInputsAndNote() {
        assertThat(new Case("typical", new ArgReduce(true, 1, false), List.of(Values.normal(1, 3, 4))).title())
                .isEqualTo("argmax[largest=true, axis=1, keepDims=false] float32(3, 4): typical");
        assertThat(new Case("special", new Unary(UnaryKind.EXP), List.of(Values.special(DType.FLOAT64))).title())
                .isEqualTo("exp float64(49,): special");
    }
}
