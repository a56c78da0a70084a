package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.telar.conformance.BackendConformance;

class ContractsTest {

    @Test
    void everyContract_hasItsNestedClass() {
        List<String> nested = Stream.of(BackendConformance.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .map(Class::getSimpleName).toList();
        assertThat(nested).containsExactlyInAnyOrderElementsOf(Stream.of(Contract.values()).map(Contract::label).toList());
    }

    @Test
    void checks_areManyAndToldApart() {
        List<String> names = Checks.names().toList();
        assertThat(names).hasSizeGreaterThan(9_000).doesNotHaveDuplicates();
    }

    @Test
    void names_areTheSameEachTime() {
        Check first = Checks.of(Contract.ELEMENTWISE).getFirst();
        assertThat(Contract.ELEMENTWISE.id(first)).isEqualTo("Elementwise: neg float32(): normal");
        assertThat(Checks.names().filter(name -> name.startsWith("Views: softmax"))).contains(
                "Views: softmax[axis=1] float32(3, 10): normal, transposed inputs");
    }
}
