package dev.telar.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A class for each sample, kept as positions in the sorted set of the classes that occur.
final class ClassLabels implements Targets {

    /// 2⁶³: integral numbers below it are Long keys.
    private static final double LONG_LIMIT = 0x1p63;

    private final LabelSet distinct;
    private final int[] codes;
    private final TargetType type;

    private ClassLabels(LabelSet distinct, int[] codes, TargetType type) {
        this.distinct = distinct;
        this.codes = codes;
        this.type = type;
    }

    static ClassLabels of(int[] labels) {
        int[] sorted = Arrays.stream(labels).sorted().distinct().toArray();
        int[] codes = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            codes[i] = Arrays.binarySearch(sorted, labels[i]);
        }
        List<Object> keys = new ArrayList<>(Arrays.stream(sorted).asLongStream().boxed().toList());
        return new ClassLabels(new LabelSet(LabelSet.Kind.INTEGER, keys), codes, discrete(sorted.length));
    }

    static ClassLabels of(double[] labels) {
        return of(LabelSet.Kind.FLOATING, Arrays.stream(labels).mapToObj(ClassLabels::key).toList());
    }

    static ClassLabels of(boolean[] labels) {
        List<Object> keys = new ArrayList<>(labels.length);
        for (boolean label : labels) {
            keys.add(label ? 1L : 0L);
        }
        return of(LabelSet.Kind.BOOLEAN, keys);
    }

    static ClassLabels of(List<?> labels) {
        LabelSet.Kind kind = null;
        List<Object> keys = new ArrayList<>(labels.size());
        for (Object label : labels) {
            LabelSet.Kind own = kind(label);
            if (kind != null && (own == LabelSet.Kind.STRING) != (kind == LabelSet.Kind.STRING)) {
                throw new IllegalArgumentException(
                        "Mix of label input types (string and number) in one list: " + labels.getFirst()
                                + " and " + label + ". Use one type for all labels.");
            }
            kind = kind == null ? own : kind.promote(own);
            keys.add(switch (own) {
                case BOOLEAN -> label.equals(true) ? 1L : 0L;
                case INTEGER -> ((Number) label).longValue();
                case FLOATING -> key(((Number) label).doubleValue());
                case STRING -> label;
            });
        }
        return of(kind == null ? LabelSet.Kind.FLOATING : kind, keys);
    }

    private static LabelSet.Kind kind(Object label) {
        return switch (label) {
            case Boolean _ -> LabelSet.Kind.BOOLEAN;
            case Byte _ -> LabelSet.Kind.INTEGER;
            case Short _ -> LabelSet.Kind.INTEGER;
            case Integer _ -> LabelSet.Kind.INTEGER;
            case Long _ -> LabelSet.Kind.INTEGER;
            case Float _ -> LabelSet.Kind.FLOATING;
            case Double _ -> LabelSet.Kind.FLOATING;
            case String _ -> LabelSet.Kind.STRING;
            default -> throw new IllegalArgumentException("labels: an element is a " + label.getClass().getName()
                    + ", expected an Integer, Long, Double, Boolean or String");
        };
    }

    private static ClassLabels of(LabelSet.Kind kind, List<Object> keys) {
        List<Object> sorted = keys.stream().distinct().sorted(ORDER).toList();
        Map<Object, Integer> positions = new HashMap<>();
        for (Object key : sorted) {
            positions.put(key, positions.size());
        }
        int[] codes = keys.stream().mapToInt(key -> positions.getOrDefault(key, -1)).toArray();
        boolean continuous = sorted.stream().anyMatch(Double.class::isInstance);
        return new ClassLabels(new LabelSet(kind, sorted), codes, continuous ? TargetType.CONTINUOUS : discrete(sorted.size()));
    }

    private static Object key(double value) {
        boolean integral = value == Math.rint(value) && Math.abs(value) < LONG_LIMIT;
        return integral ? (Object) (long) value : (Object) value;
    }

    private static TargetType discrete(int distinct) {
        return distinct > 2 ? TargetType.MULTICLASS : TargetType.BINARY;
    }

    /// Numbers by value, strings by code points; never a mix of both.
    static final Comparator<Object> ORDER = (a, b) -> {
        if (a instanceof String left && b instanceof String right) {
            return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
        }
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    };

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public TargetType type() {
        return type;
    }

    /// The classes that occur, sorted.
    LabelSet distinct() {
        return distinct;
    }

    /// For each sample the position of its class in [#distinct()].
    int code(int sample) {
        return codes[sample];
    }

    /// The labels of a setting, in the order given, repeats kept.
    ///
    /// @throws IllegalArgumentException if there are none
    LabelSet required() {
        if (codes.length == 0) {
            throw new IllegalArgumentException("'labels' should contain at least one label.");
        }
        return new LabelSet(distinct.kind(), Arrays.stream(codes).mapToObj(distinct.keys()::get).toList());
    }

    /// Refuses NaN and infinities.
    void checkFinite(String input) {
        for (Object key : distinct.keys()) {
            if (key instanceof Double value && !Double.isFinite(value)) {
                throw Inputs.notFinite(input, value);
            }
        }
    }
}
