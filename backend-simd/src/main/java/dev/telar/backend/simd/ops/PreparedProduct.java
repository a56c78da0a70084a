package dev.telar.backend.simd.ops;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Invocation;

/// A product that runs many times: what follows from the arrays that it works on is kept for as long as they are the same ones, which in a step that
/// takes its buffers from a pool they nearly always are.
final class PreparedProduct implements Runnable {

    /// Makes the product of the storages that a call has now.
    @FunctionalInterface
    interface Maker {

        Product.Cut make(Invocation call, Engine engine);
    }

    private final Invocation call;
    private final Engine engine;
    private final Maker maker;
    private final float[][] arrays;
    private Product.@Nullable Cut cut;

    PreparedProduct(Invocation call, Engine engine, Maker maker) {
        this.call = call;
        this.engine = engine;
        this.maker = maker;
        this.arrays = new float[call.inputs().size() + 1][];
    }

    @Override
    public void run() {
        boolean same = true;
        for (int i = 0; i < arrays.length; i++) {
            float[] array = i == 0 ? engine.result(call).floats() : Engine.input(call, i - 1).floats();
            same &= arrays[i] == array;
            arrays[i] = array;
        }
        Product.Cut known = cut;
        if (known == null || !same) {
            known = maker.make(call, engine);
            cut = known;
        }
        known.run(engine);
    }
}
