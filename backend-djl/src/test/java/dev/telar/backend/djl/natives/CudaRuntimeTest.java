package dev.telar.backend.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaRuntimeTest {

    @TempDir
    private Path folder;

    @Test
    void runtime_isFoundAmongWhatIsMapped() throws IOException {
        Path maps = Files.writeString(folder.resolve("maps"), """
                7f00-7f01 r--p 00000000 08:01 12                         /opt/torch/lib/libtorch_cuda.so
                7f02-7f03 r--p 00000000 08:01 34                         /opt/torch/lib/libcudart-9335f6a2.so.12
                """);
        assertThat(CudaRuntime.mappedIn(maps)).contains(new CudaRuntime(Path.of("/opt/torch/lib/libcudart-9335f6a2.so.12")));
    }

    @Test
    void whereNoneIsMapped_thereIsNone() throws IOException {
        Path maps = Files.writeString(folder.resolve("maps"), "7f00-7f01 r--p 00000000 08:01 12 /usr/lib/libc.so.6\n");
        assertThat(CudaRuntime.mappedIn(maps)).isEmpty();
        assertThat(CudaRuntime.mappedIn(folder.resolve("none"))).isEmpty();
    }
}
