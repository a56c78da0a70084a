package dev.telar.conformance.natives;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.error.BackendException;
import dev.telar.tensor.Tensor;

/// The program of a [ForkedJvm]: asks for the backend and tells what happened.
final class Witness {

    private final String name;
    private final Pattern libraries;
    private final PrintStream out;

    private Witness(String name, Pattern libraries, PrintStream out) {
        this.name = name;
        this.libraries = libraries;
        this.out = out;
    }

    /// @param args the name of the backend and the expression for its libraries
    public static void main(String[] args) throws IOException {
        Witness witness = new Witness(args[0], Pattern.compile(args[1]), System.out);
        witness.tell("before");
        witness.compute();
        witness.compute();
        witness.tell("after");
    }

    private void tell(String when) throws IOException {
        String row = Backends.describe().lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow();
        out.println(when + ": " + row.replaceAll(" {2,}", "  "));
        out.println(when + ": mapped " + mapped());
    }

    private long mapped() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        if (Files.notExists(maps)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> libraries.matcher(line).find()).count();
        }
    }

    private void compute() {
        try {
            Backend backend = Backends.get(name);
            float[] product = Backends.use(backend, () -> Tensor.of(new float[]{1, 2, 3, 4}).reshape(2, 2)
                    .matmul(Tensor.of(new float[]{5, 6}).reshape(2, 1))).toFloatArray();
            out.println("product " + product[0] + " " + product[1]);
        } catch (BackendException e) {
            out.println("error: " + e.getMessage());
        }
    }
}
