package dev.telar.conformance.internal.cases;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Custom;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Whether every operation of core has cases: each record of the sealed hierarchy, each value of its attributes that are enums or booleans,
/// and each type that it takes. Which types those are `infer` tells, when the inputs of a case are given other types.
public final class Coverage {

    private Coverage() {}

    /// What has no case, in words.
    public static Set<String> missing(List<Case> cases) {
        Set<String> missing = new TreeSet<>();
        for (Class<?> record : records(Op.class)) {
            List<Case> own = cases.stream().filter(given -> given.op().getClass() == record).toList();
            if (own.isEmpty()) {
                missing.add(record.getSimpleName());
                continue;
            }
            for (RecordComponent component : record.getRecordComponents()) {
                for (Object value : values(component.getType())) {
                    if (own.stream().noneMatch(given -> value.equals(value(given.op(), component)))
                            && own.stream().anyMatch(given -> isPossible(with(given.op(), component, value), given.specs()))) {
                        missing.add(record.getSimpleName() + " with " + component.getName() + " " + value);
                    }
                }
            }
        }
        types(cases, missing);
        return missing;
    }

    /// The records of a sealed type; [HostCall] is core's own, no backend sees it, and [Custom] is open.
    private static List<Class<?>> records(Class<?> type) {
        if (type == Custom.class || type == HostCall.class) {
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

    /// All values of an attribute that has few.
    private static List<?> values(Class<?> type) {
        if (type == boolean.class) {
            return List.of(true, false);
        }
        return type.isEnum() ? Arrays.asList(Objects.requireNonNull(type.getEnumConstants())) : List.of();
    }

    private static Object value(Op op, RecordComponent component) {
        try {
            return component.getAccessor().invoke(op);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same operation with another value of an attribute, null if there is none.
    private static @Nullable Op with(Op op, RecordComponent changed, Object value) {
        RecordComponent[] components = op.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = components[i].getName().equals(changed.getName()) ? value : value(op, components[i]);
        }
        try {
            Constructor<? extends Op> constructor = op.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPossible(@Nullable Op op, List<TensorSpec> inputs) {
        if (op == null) {
            return false;
        }
        try {
            op.infer(inputs);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void types(List<Case> cases, Set<String> missing) {
        Map<String, Case> examples = new LinkedHashMap<>();
        for (Case given : cases) {
            examples.putIfAbsent(key(given, given.dtype()), given);
        }
        for (Case example : List.copyOf(examples.values())) {
            for (DType dtype : DType.values()) {
                List<TensorSpec> specs = example.specs().stream().map(spec -> spec.dtype() == example.dtype()
                        ? new TensorSpec(spec.shape(), dtype)
                        : spec).toList();
                if (!examples.containsKey(key(example, dtype)) && isPossible(example.op(), specs) && !specs.isEmpty()) {
                    missing.add(key(example, dtype));
                }
            }
        }
    }

    private static String key(Case given, DType dtype) {
        return given.operation() + " of " + dtype.label();
    }
}
