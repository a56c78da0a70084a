package dev.telar.autograd;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// Numbers tensors by identity: a hash table with linear probing, without boxes. Several tensors may have one number.
final class KnownTensors {

    /// Answered for a tensor without a number.
    static final int UNKNOWN = -1;

    private @Nullable Tensor[] keys = new @Nullable Tensor[64];
    private int[] numbers = new int[64];
    private int size;

    /// The number of a tensor, or [#UNKNOWN].
    int number(Tensor tensor) {
        return numbers[slot(tensor)] - 1;
    }

    /// Gives a tensor a number from 0.
    void put(Tensor tensor, int number) {
        int slot = slot(tensor);
        if (keys[slot] == null && ++size > keys.length / 2) {
            grow();
            slot = slot(tensor);
        }
        keys[slot] = tensor;
        numbers[slot] = number + 1;
    }

    @SuppressWarnings("ReferenceEquality") // identity is what a tape goes by
    private int slot(Tensor tensor) {
        int mask = keys.length - 1;
        int hash = System.identityHashCode(tensor);
        int slot = (hash ^ hash >>> 16) & mask;
        while (keys[slot] != null && keys[slot] != tensor) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable
        Tensor[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new @Nullable Tensor[2 * oldKeys.length];
        numbers = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            Tensor key = oldKeys[i];
            if (key != null) {
                int slot = slot(key);
                keys[slot] = key;
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
