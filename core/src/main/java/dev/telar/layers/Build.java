package dev.telar.layers;

import dev.telar.initializers.Initializer;
import dev.telar.random.Philox;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Where a layer gets its variables from: their names begin with the layer's path, and their first values are drawn from the model's random numbers.
///
/// @param path the path of the layer, such as `dense_1`
/// @param random the random numbers of the model, each initializer draws its own part
/// @param dtype what the model computes in
public record Build(String path, Philox random, DType dtype) {

    /// The build of a child.
    public Build child(String name) {
        return new Build(path.isEmpty() ? name : path + "/" + name, random, dtype);
    }

    /// A trainable variable.
    public Variable weight(String name, Shape shape, Initializer initializer) {
        return Variable.trainable(path + "/" + name, value(shape, initializer));
    }

    /// A variable that training does not change by gradients, such as a moving mean.
    public Variable state(String name, Shape shape, Initializer initializer) {
        return Variable.state(path + "/" + name, value(shape, initializer));
    }

    private Tensor value(Shape shape, Initializer initializer) {
        return Tensor.of(initializer.initialize(new TensorSpec(shape, dtype), random));
    }
}
