package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;

import ai.djl.pytorch.engine.PtNDArray;

import dev.telar.backend.Invocation;
import dev.telar.shape.Shape;

/// FLOAT32 slices added to a tensor, in the order of the indices: the gradient of an embedding. DJL has no scatter that adds.
final class HostScatter {

    private HostScatter() {}

    static PtNDArray add(int axis, Invocation call, Memory memory) {
        Shape shape = call.result().shape();
        int size = shape.size(axis);
        int[] indices = Indexings.checked(call, size, memory);
        int before = shape.part(0, axis).count();
        int after = shape.part(axis + 1, shape.rank()).count();
        float[] sums = memory.floats(call.input(0));
        float[] updates = memory.floats(call.input(2));
        int from = 0;
        for (int block = 0; block < before; block++) {
            for (int index : indices) {
                int to = (block * size + index) * after;
                for (int i = 0; i < after; i++) {
                    sums[to + i] += updates[from++];
                }
            }
        }
        return memory.upload(call.result(), MemorySegment.ofArray(sums));
    }
}
