package dev.telar.plots;

/// One image, its true class and what a classifier makes of it.
final class Prediction {

    private final ImageData image;
    private final float[] probabilities;
    private final int label;

    Prediction(ImageData image, float[] probabilities, int label) {
        this.image = image;
        this.probabilities = probabilities.clone();
        this.label = label;
    }

    ImageData image() {
        return image;
    }

    float probability(int index) {
        return probabilities[index];
    }

    int label() {
        return label;
    }

    /// The class of the largest probability, the first of several; a NaN counts as the largest, as in NumPy's `argmax`.
    int predicted() {
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (Float.isNaN(probabilities[i])) {
                return i;
            }
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }

    boolean correct() {
        return predicted() == label;
    }
}
