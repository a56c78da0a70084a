package dev.telar.benchmarks.peers.tensorflow;

import java.util.function.Supplier;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// TensorFlow-Java as a contender: graphs run by a session, its fastest way.
public final class TensorFlowContender implements Library {

    private static final int THREADS = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());

    private TensorFlowContender() {}

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(TensorFlowContender::new, args);
    }

    @Override
    public String settings() {
        return "TensorFlow " + TensorFlow.version() + ", intra_op " + THREADS
                + ", steps in the caller's thread (inter_op -1), small networks with intra_op 1; Eigen as compiled, oneDNN as allowed";
    }

    /// Operations run in the caller's thread one after the other, which spares handing them over; large ones are shared among threads.
    static ConfigProto config(boolean small) {
        return ConfigProto.newBuilder().setIntraOpParallelismThreads(small ? 1 : THREADS).setInterOpParallelismThreads(-1)
                .build();
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        return new SteppedNetwork(work, rows.get(), new TensorFlowNetwork(work));
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        return new Multiplication(gemm, a, b);
    }

    /// A product of two variables, whose result stays in the session: nothing is copied to or from the heap.
    private static final class Multiplication implements Product {

        private final Graph graph = new Graph();
        private final Session session = new Session(graph, config(false));
        private final Op once;
        private final Output<TFloat32> result;

        Multiplication(Gemm gemm, float[] a, float[] b) {
            Ops tf = Ops.create(graph);
            Variable<TFloat32> left = variable(tf, a,
                    gemm.transposeA() ? Shape.of(gemm.k(), gemm.m()) : Shape.of(gemm.m(), gemm.k()));
            Variable<TFloat32> right = variable(tf, b,
                    gemm.transposeB() ? Shape.of(gemm.n(), gemm.k()) : Shape.of(gemm.k(), gemm.n()));
            MatMul<TFloat32> product = tf.linalg.matMul(left, right, MatMul.transposeA(gemm.transposeA()),
                    MatMul.transposeB(gemm.transposeB()));
            once = product;
            result = product.asOutput();
        }

        private Variable<TFloat32> variable(Ops tf, float[] values, Shape shape) {
            Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
            try (TFloat32 start = TFloat32.tensorOf(shape, DataBuffers.of(values))) {
                Placeholder<TFloat32> given = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
                Operand<TFloat32> assign = tf.assign(variable, given);
                session.runner().addTarget(assign.op()).feed(given, start).run().close();
            }
            return variable;
        }

        @Override
        public void run() {
            session.runner().addTarget(once).run().close();
        }

        @Override
        public float first() {
            try (Result fetched = session.runner().fetch(result).run()) {
                return ((TFloat32) fetched.get(0)).getFloat(0, 0);
            }
        }

        @Override
        public void close() {
            session.close();
            graph.close();
        }
    }
}
