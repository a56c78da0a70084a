package dev.telar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.telar.op.Activate;
import dev.telar.op.ActivationKind;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Custom;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;

/// Whether every operation and every kind has a case.
final class Coverage {

    private Coverage() {}

    /// The names of what has none.
    static Set<String> missing() {
        List<Op> covered = Stream
                .of(PrimitiveCases.creations(), PrimitiveCases.elementwise(), PrimitiveCases.comparisons(),
                        PrimitiveCases.reductions(),
                        PrimitiveCases.products(), StructureCases.movements(), StructureCases.indexing(),
                        StructureCases.composites())
                .flatMap(List::stream)
                .map(Case::op).toList();
        Set<String> names = covered.stream().map(Coverage::label).collect(Collectors.toCollection(TreeSet::new));
        covered.forEach(op -> names.add(op.getClass().getSimpleName()));
        Set<String> missing = new TreeSet<>();
        for (Class<?> record : records(Op.class)) {
            // HostCall is core's, no backend sees it
            if (record != HostCall.class && !names.contains(record.getSimpleName())) {
                missing.add(record.getSimpleName());
            }
        }
        Stream.of(Stream.of(UnaryKind.values()).map(Unary::new), Stream.of(BinaryKind.values()).map(Binary::new),
                Stream.of(CompareKind.values()).map(Compare::new), Stream.of(ActivationKind.values()).map(Activate::new),
                Stream.of(ReduceKind.values()).map(k -> new Reduce(k, dev.telar.shape.IntList.of(), false))).flatMap(s -> s)
                .map(Coverage::label)
                .filter(label -> !names.contains(label)).forEach(missing::add);
        return missing;
    }

    private static String label(Op op) {
        return op.getClass().getSimpleName() + " " + op.name();
    }

    private static List<Class<?>> records(Class<?> type) {
        if (type == Custom.class) {
            return List.of();
        }
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> permitted : Objects.requireNonNull(type.getPermittedSubclasses())) {
            records.addAll(records(permitted));
        }
        return records;
    }
}
