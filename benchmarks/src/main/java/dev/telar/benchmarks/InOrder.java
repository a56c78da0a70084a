package dev.telar.benchmarks;

import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// A network written directly against a library, trained on the rows of a work in their order.
final class InOrder implements Contender {

    private final String name;
    private final Work work;
    private final SteppedNetwork.Stepper network;
    private final float[] features;
    private final float[] targets;

    InOrder(String name, Work work, SteppedNetwork.Stepper network) {
        this.name = name;
        this.work = work;
        this.network = network;
        this.features = work.features();
        this.targets = work.targets();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double epoch() {
        double sum = 0;
        for (int step = 0; step < work.steps(); step++) {
            sum += network.step(features, targets, step * work.batchSize(), work.batchSize());
        }
        return sum / work.steps();
    }

    @Override
    public void close() {
        network.close();
    }
}
