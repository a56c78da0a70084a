package dev.telar.backend.nd4j.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.backend.nd4j.memory.Pool;

/// What operations need to run.
///
/// @param pool where results come from
public record Engine(Pool pool) {

    static NativeStorage input(Invocation call, int index) {
        return (NativeStorage) call.input(index);
    }

    NativeStorage result(Invocation call) {
        return pool.allocate(call.result());
    }
}
