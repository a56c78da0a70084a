package dev.telar.conformance.internal.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.telar.conformance.internal.cases.ActivationCases;
import dev.telar.conformance.internal.cases.BinaryCases;
import dev.telar.conformance.internal.cases.BroadcastCases;
import dev.telar.conformance.internal.cases.CastCases;
import dev.telar.conformance.internal.cases.ComparisonCases;
import dev.telar.conformance.internal.cases.CreationCases;
import dev.telar.conformance.internal.cases.FusedCases;
import dev.telar.conformance.internal.cases.IndexingCases;
import dev.telar.conformance.internal.cases.MovementCases;
import dev.telar.conformance.internal.cases.NeuralCases;
import dev.telar.conformance.internal.cases.OrderCases;
import dev.telar.conformance.internal.cases.ProductCases;
import dev.telar.conformance.internal.cases.ReductionCases;
import dev.telar.conformance.internal.cases.UnaryCases;
import dev.telar.conformance.internal.cases.UpdateCases;
import dev.telar.conformance.internal.cases.WindowCases;

/// The checks of each contract. They are the same for each backend and made once.
public final class Checks {

    private static final Map<Contract, List<Check>> MADE = new ConcurrentHashMap<>();

    private Checks() {}

    /// The checks of a contract.
    public static List<Check> of(Contract contract) {
        return MADE.computeIfAbsent(contract, key -> distinct(key, make(key)));
    }

    /// What tells each check of the kit apart from all others.
    public static Stream<String> names() {
        return Stream.of(Contract.values()).flatMap(contract -> of(contract).stream().map(contract::id));
    }

    static List<Check> distinct(Contract contract, List<Check> checks) {
        Set<String> names = new HashSet<>();
        for (Check check : checks) {
            if (!names.add(check.name())) {
                throw new IllegalStateException("two checks are called " + contract.id(check));
            }
        }
        return List.copyOf(checks);
    }

    private static List<Check> make(Contract contract) {
        return switch (contract) {
            // one for each entry of the backend's list, see ConformanceRun
            case EXPECTED_FAILURES -> List.of();
            case TRANSFER -> TransferChecks.all();
            case KNOWN_RESULTS -> KnownChecks.all();
            case CREATION -> CaseChecks.of(CreationCases::all);
            case ELEMENTWISE -> CaseChecks.of(UnaryCases::typical, BinaryCases::typical, CastCases::typical);
            case COMPARISON -> CaseChecks.of(ComparisonCases::all);
            case BROADCASTING -> CaseChecks.of(BroadcastCases::all);
            case SPECIAL_VALUES -> CaseChecks.of(UnaryCases::special, BinaryCases::special);
            case INTEGERS -> CaseChecks.of(BinaryCases::integers, CastCases::special);
            case REDUCTION -> CaseChecks.of(ReductionCases::all);
            case ORDERING -> CaseChecks.of(OrderCases::all);
            case MAT_MUL -> CaseChecks.of(ProductCases::all);
            case MOVEMENT -> CaseChecks.of(MovementCases::all, WindowCases::all);
            case INDEXING -> CaseChecks.of(IndexingCases::all);
            case ACTIVATIONS -> CaseChecks.of(ActivationCases::all);
            case NEURAL -> CaseChecks.of(NeuralCases::all, FusedCases::all);
            case OPTIMIZERS -> CaseChecks.of(UpdateCases::all);
            case DECOMPOSED -> CaseChecks.decomposed();
            case GRADIENTS -> GradientChecks.all();
            case EMPTY -> CaseChecks.empty();
            case HUGE -> HugeChecks.all();
            case VIEWS -> CaseChecks.viewed();
            case DONATION -> DonationChecks.all();
            case MEMORY -> MemoryChecks.all();
            case ERRORS -> ErrorChecks.all();
            case CONCURRENCY -> Stream.concat(ConcurrencyChecks.all().stream(), ServingChecks.all().stream()).toList();
            case DETERMINISM -> DeterminismChecks.all();
            case TRAINING -> TrainingChecks.all();
            case COMPILED -> CompiledChecks.all();
            case EVOLUTION -> EvolutionChecks.all();
            case AVAILABILITY -> AvailabilityChecks.all();
        };
    }
}
