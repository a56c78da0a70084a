package dev.telar.benchmarks.peers.onnxruntime;

import dev.telar.benchmarks.works.Work;

/// A work's network as an ONNX file: for each layer `Gemm`, then the activation or `Softmax`. The numbers of the fields are those of `onnx.proto`.
final class OnnxModel {

    static final String INPUT = "x";
    static final String OUTPUT = "probabilities";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int FLOAT = 1;

    private OnnxModel() {}

    static byte[] of(Work work) {
        return new Protobuf().number(1, IR_VERSION).text(2, "telar-benchmarks")
                .message(7, graph -> graph(graph, work))
                .message(8, opset -> opset.text(1, "").number(2, OPSET))
                .toByteArray();
    }

    private static void graph(Protobuf graph, Work work) {
        String value = INPUT;
        for (int layer = 0; layer < work.layers(); layer++) {
            boolean last = layer == work.layers() - 1;
            String sum = "sum" + layer;
            String next = last ? OUTPUT : "value" + layer;
            node(graph, "Gemm", sum, value, "w" + layer, "b" + layer);
            node(graph, last ? "Softmax" : work.sigmoid() ? "Sigmoid" : "Relu", next, sum);
            value = next;
        }
        graph.text(2, work.name());
        for (int layer = 0; layer < work.layers(); layer++) {
            int in = work.sizes()[layer];
            int out = work.sizes()[layer + 1];
            tensor(graph, "w" + layer, work.weights(layer), in, out);
            tensor(graph, "b" + layer, new float[out], out);
        }
        declare(graph, 11, INPUT, work.inputs());
        declare(graph, 12, OUTPUT, work.classes());
    }

    private static void node(Protobuf graph, String type, String output, String... inputs) {
        graph.message(1, node -> {
            for (String input : inputs) {
                node.text(1, input);
            }
            node.text(2, output).text(4, type);
        });
    }

    private static void tensor(Protobuf graph, String name, float[] values, int... dims) {
        graph.message(5, tensor -> {
            for (int dim : dims) {
                tensor.number(1, dim);
            }
            tensor.number(2, FLOAT).text(8, name).floats(9, values);
        });
    }

    /// An input or output of shape (1, size).
    private static void declare(Protobuf graph, int field, String name, int size) {
        graph.message(field, value -> value.text(1, name).message(2, type -> type.message(1,
                tensor -> tensor.number(1, FLOAT).message(2,
                        shape -> shape.message(1, dim -> dim.number(1, 1)).message(1, dim -> dim.number(1, size))))));
    }
}
