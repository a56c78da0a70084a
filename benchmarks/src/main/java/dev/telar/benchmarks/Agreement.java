package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// How well the backends agree on the main job: the same first weights bit for bit, the losses of the first hundred steps, the accuracy at the end.
///
/// **The measure** is the same training in FLOAT64 on the reference backend, from the same weights on the same batches.
///
/// **How far a loss may be from it.** One evaluation of the loss rounds in two sums, of 784 and of 512 terms. With roundings that are independent
/// and have mean zero a sum of *n* terms is off by at most *λ·√n·ε* of the sum of its terms' sizes, with a probability that grows with λ
/// beyond all doubt (Higham and Mary, *A new approach to probabilistic rounding error analysis*, 2019); so the loss, and likewise the gradient, is
/// off by *r = λ·(√784 + √512)·ε* of itself, λ = 4, *ε = 2⁻²⁴*: 1.2·10⁻⁵. The weights of step *t* are off by at most the sum of the
/// steps' errors, *η·r·Σ‖g‖*, which changes the loss by at most *r·Σ η‖g‖²*; and *Σ η‖g‖²* is what the loss has come down since the
/// beginning. Together: *|Lₜ − exact| ≤ r·(Lₜ + L₀ − Lₜ) = r·L₀* for each of the first steps, as long as these go down.
public final class Agreement {

    static final int STEPS = 100;

    /// 2⁻²⁴, half the distance of 1 and its successor.
    private static final double EPSILON = 0x1p-24;

    private static final double LAMBDA = 4;

    private Agreement() {}

    /// Trains on each backend and prints the table.
    ///
    /// @param args the number of epochs, by default 10, then the names of backends, by default all that are available
    public static void main(String[] args) {
        int epochs = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        List<String> names = args.length < 2 ? available() : List.of(args).subList(1, args.length);
        MainJob.Seen first = null;
        double[] exact = {};
        System.out.printf(Locale.ROOT, "%-12s%-16s%-28s%12s%14s%12s%n", "backend", "first weights", "greatest distance of a loss",
                "allowed",
                "test accuracy", "s an epoch");
        for (String name : names) {
            MainJob.Seen seen = MainJob.run(Backends.get(name), epochs, STEPS);
            if (first == null) {
                first = seen;
                exact = exactLosses(seen);
            }
            int worst = worst(seen.losses(), exact);
            System.out.printf(Locale.ROOT, "%-12s%-16s%-28s%12.1e%14.4f%12.2f%n", name,
                    same(seen, first) ? "the same bits" : "OTHERS",
                    String.format(Locale.ROOT, "%.1e in step %d", Math.abs(seen.losses()[worst] - exact[worst]), worst + 1),
                    allowed(exact),
                    seen.accuracy(), seen.secondsAnEpoch());
        }
        System.exit(0);
    }

    private static List<String> available() {
        return Backends.providers().stream().filter(provider -> provider.availability() instanceof Availability.Available)
                .map(BackendProvider::name).toList();
    }

    /// Whether two trainings began with the same bits.
    static boolean same(MainJob.Seen a, MainJob.Seen b) {
        boolean same = a.weights().size() == b.weights().size();
        for (int i = 0; i < a.weights().size() && same; i++) {
            same = Arrays.equals(a.weights().get(i), b.weights().get(i));
        }
        return same;
    }

    /// The step whose loss is farthest from the exact one.
    static int worst(double[] losses, double... exact) {
        int worst = 0;
        for (int i = 1; i < losses.length; i++) {
            if (!(Math.abs(losses[i] - exact[i]) <= Math.abs(losses[worst] - exact[worst]))) {
                worst = i;
            }
        }
        return worst;
    }

    /// How far each loss may be from the exact one.
    static double allowed(double... exact) {
        return LAMBDA * (Math.sqrt(MainJob.INPUTS) + Math.sqrt(MainJob.HIDDEN)) * EPSILON * exact[0];
    }

    /// The losses of the same steps in FLOAT64.
    static double[] exactLosses(MainJob.Seen seen) {
        Backend reference = Backends.get("reference");
        return Backends.use(reference, () -> {
            List<Variable> weights = new ArrayList<>();
            int[][] shapes = {{MainJob.INPUTS, MainJob.HIDDEN}, {MainJob.HIDDEN}, {MainJob.HIDDEN, 10}, {10}};
            for (int i = 0; i < shapes.length; i++) {
                Tensor start = Tensor.of(seen.weights().get(i), Shape.of(shapes[i])).cast(DType.FLOAT64);
                weights.add(Variable.trainable("weights" + i, start));
            }
            Dataset images = MainJob.images();
            return seen.batches().stream().mapToDouble(rows -> step(weights, images.batch(rows))).toArray();
        });
    }

    private static double step(List<Variable> weights, Batch batch) {
        double[] loss = new double[1];
        TensorScope.run(() -> {
            Tensor x = batch.features().cast(DType.FLOAT64);
            Tensor y = batch.targets().cast(DType.FLOAT64);
            ValueAndGradients result = Autograd.valueAndGradients(weights, () -> {
                Tensor hidden = x.matmul(weights.get(0).get()).add(weights.get(1).get()).sigmoid();
                Tensor logits = hidden.matmul(weights.get(2).get()).add(weights.get(3).get());
                return CategoricalCrossentropy.of().loss(y, logits.softmax(-1), null);
            });
            for (int i = 0; i < weights.size(); i++) {
                weights.get(i).set(weights.get(i).get()
                        .subtract(result.gradients().get(i).multiply((double) (float) MainJob.LEARNING_RATE)));
            }
            loss[0] = result.value().item();
        });
        return loss[0];
    }
}
