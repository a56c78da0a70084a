package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import dev.telar.backend.Storage;
import dev.telar.conformance.internal.cases.Input;
import dev.telar.conformance.internal.cases.TransferInputs;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Values go to the backend and come back as they were, wherever on the host they lie.
final class TransferChecks {

    private static final byte UNTOUCHED = 0x5A;

    private TransferChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (TransferInputs.Named named : TransferInputs.all()) {
            String name = named.input().spec().dtype().label() + named.input().spec().shape() + ": " + named.note();
            Cell cell = new Cell("transfer", named.input().spec().dtype());
            checks.add(new Check(name, cell, subject -> thereAndBack(named.input(), subject)));
        }
        for (DType dtype : DType.values()) {
            Input input = TransferInputs.typical(dtype);
            String type = dtype.label();
            checks.add(Check.of(type + " from native memory", _ -> fromNativeMemory(input)));
            checks.add(Check.of(type + " from the middle of a byte array", _ -> fromBytes(input)));
            checks.add(Check.of(type + ", the host's array changes afterwards", _ -> hostArrayChanges(input)));
            checks.add(Check.of(type + ", what was read changes afterwards", _ -> readingsChange(input)));
            checks.add(Check.of(type + " to native memory, and nothing beside it", subject -> toNativeMemory(input, subject)));
        }
        return checks;
    }

    private static Outcome thereAndBack(Input input, Subject subject) throws Exception {
        HostArray values = input.values();
        subject.run(() -> same(Tensor.of(values).toHost(), input));
        boolean there = subject.itself().supports(input.spec().dtype());
        return new Outcome(EnumSet.of(there ? How.NATIVE : How.HOST), 0, 0);
    }

    private static void same(HostArray actual, Input expected) {
        assertThat(actual.spec()).isEqualTo(expected.spec());
        assertThat(actual.data().mismatch(expected.values().data()))
                .as("the first byte of %s that came back as another (-1 for none)", expected.spec()).isEqualTo(-1);
    }

    private static void fromNativeMemory(Input input) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(Math.max(1, input.spec().bytes()), Long.BYTES).asSlice(0,
                    input.spec().bytes());
            segment.copyFrom(input.values().data());
            Tensor x = Tensor.of(new HostArray(input.spec(), segment));
            segment.fill(UNTOUCHED);
            same(x.toHost(), input);
        }
    }

    /// An offset of 3 bytes, which suits no type but those of one byte.
    private static void fromBytes(Input input) {
        int offset = 3;
        byte[] bytes = new byte[(int) input.spec().bytes() + 2 * offset];
        MemorySegment part = MemorySegment.ofArray(bytes).asSlice(offset, input.spec().bytes());
        part.copyFrom(input.values().data());
        same(Tensor.of(new HostArray(input.spec(), part)).toHost(), input);
    }

    private static void hostArrayChanges(Input input) {
        HostArray values = input.values();
        Tensor x = Tensor.of(values);
        values.data().fill(UNTOUCHED);
        same(x.toHost(), input);
    }

    private static void readingsChange(Input input) {
        Tensor x = Tensor.of(input.values());
        x.toHost().data().fill(UNTOUCHED);
        same(x.toHost(), input);
    }

    private static void toNativeMemory(Input input, Subject subject) {
        TensorSpec spec = input.spec();
        if (!subject.itself().supports(spec.dtype())) {
            assertThat(Tensor.of(input.values()).toHost().spec()).isEqualTo(spec);
            return;
        }
        Storage storage = subject.itself().upload(spec, input.values().data());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = arena.allocate(spec.bytes() + 2 * Long.BYTES, Long.BYTES).fill(UNTOUCHED);
            MemorySegment target = all.asSlice(Long.BYTES, spec.bytes());
            subject.itself().download(storage, target);
            HostArray read = HostArray.allocate(spec);
            read.data().copyFrom(target);
            same(read, input);
            for (long i = 0; i < Long.BYTES; i++) {
                assertThat(all.get(ValueLayout.JAVA_BYTE, i)).as("the byte before the target")
                        .isEqualTo(UNTOUCHED);
                assertThat(all.get(ValueLayout.JAVA_BYTE, all.byteSize() - 1 - i))
                        .as("the byte behind the target")
                        .isEqualTo(UNTOUCHED);
            }
        } finally {
            subject.itself().release(storage);
        }
    }
}
