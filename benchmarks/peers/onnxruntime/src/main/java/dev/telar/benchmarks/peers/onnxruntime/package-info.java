/// ONNX Runtime as a contender.
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks.peers.onnxruntime;
