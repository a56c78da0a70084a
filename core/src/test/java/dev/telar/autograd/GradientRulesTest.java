package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.autograd.GradientCases.Case;
import dev.telar.op.ArgReduce;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Custom;
import dev.telar.op.Full;
import dev.telar.op.HostCall;
import dev.telar.op.Iota;
import dev.telar.op.Op;
import dev.telar.op.RandomBits;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.StopGradient;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.tensor.Tensor;

/// Every rule against central differences, and that none is missing.
class GradientRulesTest {

    private static final Set<Class<?>> WITHOUT_GRADIENT = Set.of(Compare.class, ArgReduce.class, Full.class, Iota.class,
            RandomBits.class, StopGradient.class, HostCall.class);

    private static final Set<UnaryKind> FLAT = EnumSet.of(UnaryKind.SIGN, UnaryKind.FLOOR, UnaryKind.CEIL, UnaryKind.ROUND,
            UnaryKind.NOT, UnaryKind.IS_NAN);

    private static final Set<BinaryKind> ON_BITS = EnumSet.of(BinaryKind.AND, BinaryKind.OR, BinaryKind.XOR,
            BinaryKind.SHIFT_LEFT, BinaryKind.SHIFT_RIGHT);

    static List<Case> cases() {
        return GradientCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rule_atRandomPoints_agreesWithDifferences(Case c) {
        GradientCheck check = c.op() instanceof Cast ? GradientCheck.ofLinearInFloats() : GradientCheck.inDoubles();
        check.check(x -> Tensor.apply(c.op(), x.toArray(Tensor[]::new)), c.inputs());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rule_forOneInputAlone_givesWhatItGivesForAll(Case c) {
        List<Tensor> all = pullBack(c, c.inputs().stream().map(x -> x.dtype().isFloating()).toList());
        for (int i = 0; i < c.inputs().size(); i++) {
            int only = i;
            if (c.inputs().get(i).dtype().isFloating()) {
                List<Tensor> one = pullBack(c,
                        Stream.iterate(0, k -> k + 1).limit(c.inputs().size()).map(k -> k == only).toList());
                assertThat(one).hasSize(1);
                int position = (int) c.inputs().subList(0, i).stream().filter(x -> x.dtype().isFloating()).count();
                assertThat(one.getFirst().toDoubleArray()).containsExactly(all.get(position).toDoubleArray());
            }
        }
    }

    private static List<Tensor> pullBack(Case c, List<Boolean> wanted) {
        List<Tensor> inputs = Stream.iterate(0, i -> i + 1).limit(c.inputs().size()).filter(wanted::get).map(c.inputs()::get)
                .toList();
        return Autograd.allowUnused().gradients(inputs, x -> {
            int[] next = {0};
            Tensor[] given = Stream.iterate(0, i -> i + 1).limit(c.inputs().size())
                    .map(i -> wanted.get(i) ? x.get(next[0]++) : c.inputs().get(i)).toArray(Tensor[]::new);
            return Tensor.apply(c.op(), given).getFirst().sum();
        });
    }

    @Test
    void operations_ofTheSealedHierarchy_areCheckedOrHaveNoGradient() {
        Set<Class<?>> checked = cases().stream().map(c -> c.op().getClass()).collect(Collectors.toSet());
        Set<Class<?>> all = records(Op.class, new LinkedHashSet<>());
        assertThat(all).hasSizeGreaterThan(30).contains(Unary.class, Reduce.class);
        for (Class<?> operation : all) {
            assertThat(checked.contains(operation) ^ WITHOUT_GRADIENT.contains(operation))
                    .as("%s has gradient cases or is named as without gradient, not both", operation).isTrue();
        }
    }

    private static Set<Class<?>> records(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord()) {
            found.add(type);
        } else if (type != Custom.class) {
            for (Class<?> part : type.getPermittedSubclasses()) {
                records(part, found);
            }
        }
        return found;
    }

    @Test
    void kinds_ofUnaryBinaryReduce_areCheckedOrHaveNoGradient() {
        List<Op> ops = cases().stream().map(Case::op).toList();
        for (UnaryKind kind : UnaryKind.values()) {
            assertThat(ops.contains(new Unary(kind)) ^ FLAT.contains(kind)).as("%s", kind).isTrue();
        }
        for (BinaryKind kind : BinaryKind.values()) {
            assertThat(ops.contains(new Binary(kind)) ^ ON_BITS.contains(kind)).as("%s", kind).isTrue();
        }
        for (ReduceKind kind : ReduceKind.values()) {
            assertThat(ops).anyMatch(op -> op instanceof Reduce reduce && reduce.kind() == kind);
        }
    }
}
