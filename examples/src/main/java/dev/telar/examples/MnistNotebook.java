package dev.telar.examples;

import static dev.telar.activations.Activations.GELU;
import static dev.telar.activations.Activations.RELU;
import static dev.telar.activations.Activations.SIGMOID;
import static dev.telar.activations.Activations.SOFTMAX;
import static dev.telar.activations.Activations.TANH;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.telar.activations.ActivationFunction;
import dev.telar.callbacks.History;
import dev.telar.callbacks.ProgressLogger;
import dev.telar.datasets.LabeledImages;
import dev.telar.datasets.Mnist;
import dev.telar.datasets.OneHot;
import dev.telar.datasets.Split;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.metrics.Accuracy;
import dev.telar.metrics.ClassificationReport;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.plots.FunctionPanels;
import dev.telar.plots.Plots;
import dev.telar.tensor.Tensor;

/// The main job: the notebook with which many meet neural networks, from the first look at the digits to pictures of the predictions.
///
/// Run it with `mvn -q -ntp -pl examples -am compile exec:exec`, and with `"-Dargs=--help"` to see its options.
public final class MnistNotebook {

    private final MnistOptions options;
    private final Notebook notebook;
    private final PrintStream out;

    private MnistNotebook(MnistOptions options) {
        this.options = options;
        this.notebook = new Notebook(options.output(), System.out, "Neural networks: handwritten digits with Telar",
                MnistNotebook.class);
        this.out = notebook.out();
    }

    /// Runs the notebook.
    ///
    /// @param args the options, see `--help`
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs the notebook.
    ///
    /// @return the exit code: 0, 2 where an option is wrong, 1 after any other failure
    static int run(String... args) {
        return MnistOptions.run(args, options -> new MnistNotebook(options).tell());
    }

    private void tell() {
        notebook.text(
                "Neural networks approximate functions that are too complex to write down: each input has an output that belongs to it, and the"
                        + " network learns from examples how the one follows from the other. Here the input is a picture and the output the digit on it.");
        notebook.heading("The data");
        notebook.text(
                "MNIST holds pictures of handwritten digits, 28 × 28 pixels in shades of grey, each with the digit that it shows.");
        notebook.code("load");
        // @start region="load"
        LabeledImages all = Mnist.train();
        LabeledImages test = Mnist.test();
        out.println("Train " + all.shape());
        out.println("Test " + test.shape());
        // @end

        notebook.code("digits");
        // @start region="digits"
        Plots.imageGrid(all.range(0, 20).features(), 5, 4).save(picture("digits.png", "the first 20 digits"));
        // @end

        notebook.text(
                "We divide the data into training, validation and test: a tenth of the training images is set aside, to see while the network"
                        + " learns how it does on digits that it does not learn from.");
        notebook.code("split");
        // @start region="split"
        Split<LabeledImages> split = all.split(0.1, options.seed());
        LabeledImages train = split.first();
        LabeledImages validation = split.second();
        out.println("Train " + train.shape());
        out.println("Val " + validation.shape());
        out.println("Test " + test.shape());
        // @end

        notebook.text(
                "The network takes vectors, so the images are flattened. Pixels go from 0 to 255; it is always a good idea to have values"
                        + " between 0 and 1, so they are divided by 255. Both happen batch by batch, when the numbers are asked for.");
        notebook.code("normalise");
        // @start region="normalise"
        LabeledImages inputs = train.flattened().scaled();
        LabeledImages validationInputs = validation.flattened().scaled();
        LabeledImages testInputs = test.flattened().scaled();
        // @end

        notebook.text("The labels are numbers from 0 to 9.");
        notebook.code("labels");
        // @start region="labels"
        out.println(Arrays.toString(Arrays.copyOf(train.labels(), 10)));
        // @end

        notebook.text(
                "The network will have ten outputs, one for each class, so each label becomes a vector with a one in the place of its digit."
                        + " The data set does so by itself when it is asked for a batch.");
        notebook.code("one-hot");
        // @start region="one-hot"
        Tensor oneHot = OneHot.tensor(train.labels(), 10);
        out.println(oneHot.shape());
        out.println(oneHot.slice(0, 0, 10));
        // @end

        activations();
        Sequential network = network();
        train(network, inputs, validationInputs);
        evaluate(network, test, testInputs);
        Path page = notebook.finish();
        System.out.println();
        System.out.println("The whole story: " + page);
    }

    private void activations() {
        notebook.heading("The architecture of the network");
        notebook.text(
                "An input layer takes the vectors of 28 · 28 = 784 numbers; then come a hidden layer and an output layer. Between two linear layers"
                        + " stands a function that is not linear, the activation. The most popular are sigmoid, tanh, relu and gelu.");
        notebook.code("activations");
        // @start region="activations"
        Tensor x = Tensor.linspace(-5, 5, 100);
        FunctionPanels panels = Plots.functions(-5, 5, 100);
        for (ActivationFunction activation : List.of(SIGMOID, TANH, RELU, GELU)) {
            panels = panels.add(activation.name(), activation.apply(x).toFloatArray());
        }
        panels.save(picture("activations.png", "sigmoid, tanh, relu and gelu on −5 … 5"));
        // @end
    }

    private Sequential network() {
        notebook.text(
                "A Sequential is a network of layers one after the other. The first says what shape its input has, the last has the activation"
                        + " softmax, which makes probabilities of its ten outputs. These are the options with which the program was called: "
                        + options.describe() + ".");
        notebook.code("network");
        // @start region="network"
        Sequential network = new Sequential().seed(options.seed());
        network.add(Dense.of(options.hidden()).activation(options.activation()).inputShape(28 * 28));
        network.add(Dense.of(10).activation(SOFTMAX));
        network.summary(out);
        // @end
        return network;
    }

    private void train(Sequential network, LabeledImages inputs, LabeledImages validation) {
        notebook.heading("Training");
        notebook.text(
                "At first the weights are random numbers. The optimizer takes a small batch of images, moves the weights a little so that the"
                        + " predictions fit the labels better, takes the next batch, and so on. An epoch has passed when all images were seen once: "
                        + "%,d images in batches of %d are %d steps.".formatted(inputs.size(), options.batchSize(),
                                Math.ceilDiv(inputs.size(), options.batchSize())));
        notebook.code("train");
        // @start region="train"
        network.compile(Training.with(options.optimizer()).loss(CategoricalCrossentropy.of()).metrics(Accuracy.of()));
        History history = network.fit(inputs, Fit.epochs(options.epochs()).batchSize(options.batchSize()).seed(options.seed())
                .validation(validation).callbacks(ProgressLogger.lines(notebook.recording())));
        // @end

        notebook.text("Accuracy and loss of every epoch, on the images that it learned from and on those that it did not:");
        notebook.code("curves");
        // @start region="curves"
        Plots.history(history, "accuracy").title("model accuracy").save(picture("accuracy.png", "accuracy by epoch"));
        Plots.history(history, "loss").title("model loss").save(picture("loss.png", "loss by epoch"));
        // @end
    }

    private void evaluate(Sequential network, LabeledImages test, LabeledImages inputs) {
        notebook.heading("Evaluation");
        notebook.text(
                "Now the test images, which have had no part in anything so far. For each the network gives ten probabilities; these are the"
                        + " ones of the first image.");
        notebook.code("predict");
        // @start region="predict"
        Tensor predictions = network.predict(inputs.features());
        out.println(predictions.at(0));
        // @end

        notebook.text("The prediction is the class with the greatest probability. How well does each class do?");
        notebook.code("report");
        // @start region="report"
        out.println(ClassificationReport.of(test.labels(), predictions.argMax(1).toIntArray()));
        // @end

        notebook.text("Last, some predictions as pictures: green where the network is right, red where it is wrong.");
        notebook.code("pictures");
        // @start region="pictures"
        Plots.predictions(test.range(0, 10).features(), predictions.slice(0, 0, 10), test.range(0, 10).labels())
                .save(picture("predictions.png", "ten test images and their predictions"));
        // @end
    }

    private Path picture(String file, String description) {
        return notebook.picture(file, description);
    }
}
