package dev.telar.benchmarks.works;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;

/// The process of a contender: does one work and reports on standard output.
public final class Measuring {

    private static final int EPOCHS_BEFORE = 2;
    private static final double WARM_UP_SECONDS = 3;
    private static final int CALLS = 20_000;
    private static final int SAMPLES = 21;
    private static final double SAMPLE_SECONDS = 0.02;
    private static final int SWEEP_STEPS = 40;
    private static final int[] WIDTHS = {64, 128, 256, 512, 1024, 2048, 4096};
    private static final int[] DEPTHS = {3, 30};

    private final Library library;
    private final boolean brief;

    private Measuring(Library library, boolean brief) {
        this.library = library;
        this.brief = brief;
    }

    /// Does the work and ends the process.
    ///
    /// @param library makes the contender; called with the clock of W7 running
    /// @param args the work (`W1`, `W3`, `W4`, `W5`, `W7`, `W8`, `WIDTH`, `DEPTH`), and `brief` for short warming up
    public static void main(Supplier<Library> library, String... args) {
        new Measuring(library.get(), args.length > 1 && args[1].equals("brief")).measure(args[0]);
        System.out.flush();
        Runtime.getRuntime().halt(0); // the threads of some libraries would keep the process alive
    }

    private void measure(String work) {
        try {
            switch (work) {
                case "W1" -> epochs();
                case "W3" -> products();
                case "W4" -> predictions();
                case "W5" -> smallSteps();
                case "W7" -> firstStep();
                case "W8" -> chains();
                case "WIDTH" -> widths();
                case "DEPTH" -> depths();
                default -> throw new IllegalArgumentException("no such work: " + work);
            }
            report(new Line.Note(library.settings()));
        } catch (UnsupportedOperationException e) {
            report(new Line.Note(library.settings() + ": not for this work"));
        }
    }

    private static void report(Line line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void value(String measure, double value, String unit) {
        report(new Line.Value(measure, value, unit));
    }

    private void epochs() {
        List<Double> seconds = new ArrayList<>();
        try (Network network = library.network(Work.MNIST, () -> Rows.of(Work.MNIST))) {
            network.train(EPOCHS_BEFORE, (time, loss) -> seconds.add(time));
            value("W1 first epoch", seconds.getFirst(), "s");
            seconds.clear();
            List<Double> losses = new ArrayList<>();
            int epochs = brief ? 2 : 5;
            long before = allocated();
            network.train(epochs, (time, loss) -> {
                seconds.add(time);
                losses.add(loss);
            });
            double bytes = (double) (allocated() - before) / epochs / Work.MNIST.steps();
            value("W1 epoch", median(seconds), "s");
            value("W1 loss", sane(losses.getLast()), "");
            allocation("W1", network, Work.MNIST, bytes);
        }
    }

    /// Whoever trains something else must not win.
    private static double sane(double loss) {
        if (!(loss > 0 && loss < 1.5)) {
            throw new IllegalStateException("the loss after these epochs should be about 1, is " + loss);
        }
        return loss;
    }

    private static void allocation(String work, Network network, Work size, double bytesAStep) {
        int[] rows = IntStream.range(0, size.batchSize()).toArray();
        network.gather(rows);
        long before = allocated();
        int times = 100;
        for (int i = 0; i < times; i++) {
            network.gather(rows);
        }
        value(work + " allocated a step", bytesAStep, "B");
        value(work + " of which data", (double) (allocated() - before) / times, "B");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void products() {
        for (Gemm gemm : Gemm.ALL) {
            float[] a = gemm.a();
            float[] b = gemm.b();
            try (Library.Product product = library.product(gemm, a, b)) {
                double seconds = seconds(product::run);
                double off = Math.abs(product.first() - gemm.first(a, b)) / gemm.first(a, b);
                if (!(off < 1e-4)) {
                    throw new IllegalStateException(gemm.label() + " is wrong: " + product.first() + " for " + gemm.first(a, b));
                }
                value("W3 " + gemm.label(), gemm.flops() / seconds / 1e9, "GFLOP/s");
            }
        }
    }

    /// The median time of a call when warm.
    private double seconds(Runnable body) {
        long start = System.nanoTime();
        double warm = brief ? 0.3 : 1.0;
        int calls = 0;
        while ((System.nanoTime() - start) / 1e9 < warm) {
            body.run();
            calls++;
        }
        double estimate = (System.nanoTime() - start) / 1e9 / calls;
        int repeat = Math.max(1, (int) (SAMPLE_SECONDS / estimate));
        double[] samples = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples[sample] = sample(body, repeat);
        }
        return Quantiles.median(samples);
    }

    private static double sample(Runnable body, int repeat) {
        long start = System.nanoTime();
        for (int i = 0; i < repeat; i++) {
            body.run();
        }
        return (System.nanoTime() - start) / 1e9 / repeat;
    }

    private void predictions() {
        Work work = Work.MNIST.withSteps(2);
        float[] all = work.features();
        float[][] samples = new float[work.rows()][];
        for (int row = 0; row < samples.length; row++) {
            samples[row] = Arrays.copyOfRange(all, row * work.inputs(), (row + 1) * work.inputs());
        }
        try (Network network = library.network(work, () -> Rows.of(work))) {
            double[] microseconds = new double[CALLS];
            for (int round = 0; round < 2; round++) { // the first is to get warm
                for (int call = 0; call < CALLS; call++) {
                    long start = System.nanoTime();
                    float[] probabilities = network.predict(samples[call % samples.length]);
                    microseconds[call] = (System.nanoTime() - start) / 1e3;
                    checkProbabilities(probabilities);
                }
            }
            value("W4 first probability", network.predict(samples[0])[0], ""); // the same for all, who have the same weights
            value("W4 prediction, median", Quantiles.median(microseconds), "µs");
            value("W4 prediction, p99", Quantiles.quantile(0.99, microseconds), "µs");
        }
    }

    private static void checkProbabilities(float... probabilities) {
        float sum = 0;
        for (float probability : probabilities) {
            sum += probability;
        }
        if (!(Math.abs(sum - 1) < 1e-3)) {
            throw new IllegalStateException("the probabilities add up to " + sum);
        }
    }

    private void smallSteps() {
        List<Double> seconds = new ArrayList<>();
        try (Network network = library.network(Work.SMALL, () -> Rows.of(Work.SMALL))) {
            warmUp(network);
            int epochs = brief ? 3 : 11;
            long before = allocated();
            network.train(epochs, (time, loss) -> seconds.add(time));
            double bytes = (double) (allocated() - before) / epochs / Work.SMALL.steps();
            value("W5 step", median(seconds) / Work.SMALL.steps() * 1e6, "µs");
            allocation("W5", network, Work.SMALL, bytes);
        }
    }

    private void firstStep() {
        try (Network network = library.network(Work.MNIST, Rows::mnist)) {
            network.firstStep();
            report(new Line.FirstStep());
        }
    }

    private void chains() {
        for (Library.Chain chain : library.chains()) {
            value("W8 " + chain.name(), chain.bytes() / seconds(chain.body()) / 1e9, "GB/s");
        }
    }

    private void widths() {
        for (int width : WIDTHS) {
            Work work = Work.MNIST.withSteps(SWEEP_STEPS).withSizes("width", 784, width, 10);
            value("hidden layer of " + width, work.flopsAStep() / secondsAStep(work) / 1e9, "GFLOP/s");
        }
    }

    private void depths() {
        double[] seconds = new double[DEPTHS.length];
        for (int i = 0; i < DEPTHS.length; i++) {
            int[] sizes = new int[DEPTHS[i] + 2];
            Arrays.fill(sizes, 64);
            sizes[sizes.length - 1] = 10;
            seconds[i] = secondsAStep(Work.MNIST.withSteps(SWEEP_STEPS).withSizes("depth", sizes));
            value(DEPTHS[i] + " hidden layers of 64", seconds[i] * 1e6, "µs");
        }
        value("each further layer of 64", (seconds[1] - seconds[0]) / (DEPTHS[1] - DEPTHS[0]) * 1e6, "µs");
    }

    /// Small networks need many steps until the JIT is done with them, large ones few.
    private void warmUp(Network network) {
        double warm = brief ? 0.5 : WARM_UP_SECONDS;
        long start = System.nanoTime();
        do {
            network.train(1, (time, loss) -> {});
        } while ((System.nanoTime() - start) / 1e9 < warm);
    }

    private double secondsAStep(Work work) {
        List<Double> seconds = new ArrayList<>();
        try (Network network = library.network(work, () -> Rows.of(work))) {
            warmUp(network);
            network.train(brief ? 3 : 9, (time, loss) -> seconds.add(time));
        }
        return median(seconds) / work.steps();
    }
}
