package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.op.StopGradient;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

import org.junit.jupiter.api.Test;

class SimdProviderTest {

    private final SimdProvider provider = new SimdProvider();

    @Test
    void provider_isFoundAndWins() {
        assertThat(Backends.providers().getFirst()).isInstanceOf(SimdProvider.class);
        assertThat(Backends.current().name()).isEqualTo("simd");
        assertThat(provider.name()).isEqualTo("simd");
        assertThat(provider.priority()).isEqualTo(100);
        assertThat(provider.device()).isEqualTo(Device.CPU);
    }

    @Test
    void availability_tellsWhetherThereAreVectors() {
        assertThat(provider.availability()).isEqualTo(new Availability.Available(
                KernelChoice.vectorsAreThere()
                        ? "vectors"
                        : "scalar loops, since the JVM was started without --add-modules jdk.incubator.vector"));
    }

    @Test
    void creation_withoutVectors_saysSoInOneLine() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(SimdProvider.class.getName());
        logger.addHandler(handler);
        try {
            provider.create().close();
        } finally {
            logger.removeHandler(handler);
        }
        if (KernelChoice.vectorsAreThere()) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines).containsExactly("INFO backend simd runs on scalar loops: the JVM was started without"
                    + " --add-modules jdk.incubator.vector; add it, and the same results come faster");
        }
    }

    @Test
    void backend_describesItself() {
        try (Backend backend = provider.create()) {
            assertThat(backend.name()).isEqualTo("simd");
            assertThat(backend.device()).isEqualTo(Device.CPU);
            assertThat(backend.opset()).isEqualTo(Op.OPSET);
            assertThat(backend.isCollected()).isTrue();
            for (DType dtype : DType.values()) {
                assertThat(backend.supports(dtype)).isTrue();
            }
            assertThat(backend.toString()).matches("simd \\(.*, threads: \\d+\\)");
        }
    }

    @Test
    void backend_thatIsClosed_runsNothing() {
        Backend backend = provider.create();
        HostArray x = HostArray.of(Shape.of(2), new float[2]);
        Storage storage = backend.upload(x.spec(), x.data());
        backend.close();
        assertThat(backend.isClosed()).isTrue();
        Reshape op = new Reshape(Shape.of(2, 1));
        assertThatThrownBy(() -> backend.execute(new Invocation(op, List.of(storage), op.infer(List.of(x.spec())))))
                .isInstanceOf(IllegalStateException.class).hasMessage("backend simd is closed, and its tensors with it");
    }

    @Test
    void operation_thatRunsIsFalseFor_isRefused() {
        try (Backend backend = provider.create()) {
            HostArray x = HostArray.of(Shape.of(2), new double[2]);
            Storage storage = backend.upload(x.spec(), x.data());
            StopGradient op = new StopGradient();
            assertThat(backend.runs(op, List.of(x.spec()))).isFalse();
            assertThatThrownBy(() -> backend.execute(new Invocation(op, List.of(storage), List.of(x.spec()))))
                    .isInstanceOf(IllegalStateException.class).hasMessage("backend simd does not run stop_gradient");
        }
    }

    @Test
    void tensors_ofAScope_leaveNothingBehind() {
        Backend backend = Backends.get("simd");
        Tensor x = Tensor.of(new float[]{1, 2, 3, 4, 5, 6}).reshape(2, 3);
        long before = backend.liveBytes();
        Tensor y = TensorScope.tensor(() -> x.matmul(x.transpose()).reshape(4));
        assertThat(y.toFloatArray()).containsExactly(14, 32, 32, 77);
        assertThat(backend.liveBytes()).isEqualTo(before + 16);
    }
}
