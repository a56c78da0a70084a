package dev.telar.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.conformance.internal.checks.Contract;
import dev.telar.conformance.mutants.Mutated.Findings;
import dev.telar.conformance.mutants.Mutated.Setting;

/// The kit bites: each wrong backend is caught by a named check, which the right one passes.
class MutationTest {

    @TempDir
    private Path folder;

    private static List<Mutant> mutants() {
        return Stream.of(ArithmeticMutants.all(), StructureMutants.all(), CompositeMutants.all(), BehaviourMutants.all(),
                BindingMutants.all())
                .flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> mutant_isCaughtByANamedCheck_whichTheRightBackendPasses() {
        return mutants().stream().map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
            Findings right = Mutated.run(new Setting(Delegating::new, Optional.empty(), List.of(), folder), mutant.selection());
            assertThat(right.failed()).as("what the right backend fails").isEmpty();
            assertThat(right.checks()).as("checks that were run").isPositive();
            Findings wrong = Mutated.run(new Setting(mutant.backend(), mutant.provider(), List.of(), folder), mutant.selection());
            assertThat(wrong.failed()).as("what the mutant fails").contains(mutant.caughtBy());
            assertThat(wrong.checks()).isEqualTo(right.checks());
        }));
    }

    @Test
    void mutants_areManyAndMeetEveryContract() {
        Set<String> met = new HashSet<>();
        mutants().forEach(mutant -> met.add(mutant.caughtBy().substring(0, mutant.caughtBy().indexOf(':'))));
        assertThat(mutants()).hasSizeGreaterThanOrEqualTo(50);
        // the entries of the list of expected failures have a test of their own
        Stream<String> all = Stream.of(Contract.values()).filter(contract -> contract != Contract.EXPECTED_FAILURES)
                .map(Contract::label);
        assertThat(met).containsExactlyInAnyOrderElementsOf(all.toList());
    }
}
