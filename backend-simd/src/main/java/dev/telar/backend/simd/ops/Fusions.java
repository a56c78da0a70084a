package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Binary;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.Full;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Chains of functions of elements that run as one.
///
/// **What.** A chain runs over blocks of [Chain#BLOCK] elements: each block goes through all its operations, by the same kernels that run them alone, while it is in the
/// first cache. Values between the operations live in blocks that are used again as soon as their last reader is done; they have no storage. What the chain
/// gives goes to where it belongs right away. The bits are those of the operations one by one, since each element meets the same kernels.
///
/// **What can be a chain.** Functions of FLOAT32 elements, comparisons, choices, logic, activations and their gradients, and casts to FLOAT32, all with one result shape.
/// Inputs may broadcast to it, constants too. BOOL lives as 0 and 1 in FLOAT32 inside a chain, so that comparisons and choices are vector loops; only
/// conditions that come from or go to memory are bytes.
///
/// **Broadcasting.** A scalar stays one element. A row that fits a block is laid out once, with room for each place at which a block may begin; everything else is laid
/// out block by block.
///
/// **Why not a class for each chain**, generated when it is needed, with one loop over vectors in registers. It was tried with loops written by hand, on one thread with
/// 512-bit vectors. Blocks took so many times as long as one loop:
///
/// | elements | (a + b)·c, max 0 | GELU of five operations | Adam of eleven |
/// |---|---|---|---|
/// | 4,096 | 1.5 | 1.1 | 2.6 |
/// | 16,384 | 1.6 | 1.1 | 2.4 |
/// | 4 million | 1.05 | 1.35 | 1.1 |
///
/// But the loop is slow until the JIT has compiled it: 0.27 s for the first chain and 2.2 s for the second, in which the blocks, whose kernels all chains share, would have run
/// a hundred thousand times. And it is fast only as long as C2 inlines all of it: one exponential more, and each vector is an object and the loop ten
/// times slower. What is used everywhere and gains most, Adam, has a loop of its own ([Updates]).
public final class Fusions {

    private Fusions() {}

    /// Whether a body is a chain.
    public static boolean runs(Fused op, List<TensorSpec> inputs) {
        Graph body = op.body();
        if (body.nodes().isEmpty() || body.outputs().isEmpty()) {
            return false;
        }
        List<TensorSpec> specs = body.specs();
        Shape shape = specs.get(body.outputs().get(0)).shape();
        if (!shape.isKnown() || shape.elements() == 0 || !outputsAreNew(body)) {
            return false;
        }
        for (TensorSpec input : body.inputs()) {
            boolean numbers = input.dtype() == DType.FLOAT32 || input.dtype() == DType.BOOL;
            boolean fits = numbers ? input.shape().broadcastsTo(shape) : input.shape().equals(shape);
            if (!fits || input.dtype() == DType.FLOAT64) {
                return false;
            }
        }
        return body.nodes().stream().allMatch(node -> isLink(node, specs, shape));
    }

    /// Whether each output is the result of a node that computes, and none comes twice.
    private static boolean outputsAreNew(Graph body) {
        int[] outputs = body.outputs().toArray();
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] < body.inputs().size() || node(body, outputs[i]).op() instanceof Full) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (outputs[i] == outputs[j]) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The node that gives a value; all nodes of a chain have one result.
    static Graph.Node node(Graph body, int value) {
        return body.nodes().get(value - body.inputs().size());
    }

    private static boolean isLink(Graph.Node node, List<TensorSpec> specs, Shape shape) {
        if (node.results().size() != 1) {
            return false;
        }
        TensorSpec result = node.results().getFirst();
        if (node.op() instanceof Full full) {
            return full.shape().broadcastsTo(shape) && (full.dtype() == DType.FLOAT32 || full.dtype() == DType.BOOL);
        }
        if (!result.shape().equals(shape) || result.dtype() != DType.FLOAT32 && result.dtype() != DType.BOOL) {
            return false;
        }
        return takes(node.op(), types(node, specs));
    }

    private static List<DType> types(Graph.Node node, List<TensorSpec> specs) {
        return java.util.Arrays.stream(node.inputs().toArray()).mapToObj(value -> specs.get(value).dtype()).toList();
    }

    private static boolean takes(Op op, List<DType> types) {
        return switch (op) {
            case Unary unary -> Link.takes(unary.kind(), types.getFirst());
            case Binary binary -> Link.takes(binary.kind(), types.getFirst());
            case Compare _ -> types.getFirst() == DType.FLOAT32;
            case Where _ -> types.get(1) == DType.FLOAT32;
            case Cast cast -> cast.dtype() == DType.FLOAT32;
            case Activate _,ActivateGradient _ -> types.getFirst() == DType.FLOAT32;
            default -> false;
        };
    }

    /// Runs a chain.
    public static List<Storage> run(Fused op, Invocation call, Engine engine) {
        return new Chain(op.body()).run(call, engine);
    }

    /// Makes a chain ready to run many times.
    ///
    /// @param call its inputs and destinations, whose lists may hold others in the next run
    public static Runnable bind(Fused op, Invocation call, Engine engine) {
        Chain chain = new Chain(op.body());
        Storage[] results = new Storage[op.body().outputs().size()];
        return () -> chain.run(call, engine, results);
    }
}
