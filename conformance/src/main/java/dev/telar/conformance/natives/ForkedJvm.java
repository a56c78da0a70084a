package dev.telar.conformance.natives;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Asks for a backend in a JVM of its own, with a class path and settings of the test's choice: what does it say where a jar is missing, a
/// library damaged, the platform another? A native library is loaded once and never leaves, so each such question needs a JVM.
///
/// {@snippet :
/// String output = new ForkedJvm("mine", "/libmine[^/]*$").without(jar -> jar.startsWith("mine-natives")).run();
/// assertThat(output).startsWith("before: mine  cpu  unavailable  50  the class path lacks …");
/// }
public final class ForkedJvm {

    private final String backend;
    private final String libraries;

    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String classPath = System.getProperty("java.class.path");

    /// With the class path of this JVM.
    ///
    /// @param backend the name of the backend
    /// @param libraries a regular expression for the paths of its native libraries
    public ForkedJvm(String backend, String libraries) {
        this.backend = backend;
        this.libraries = libraries;
    }

    /// Without the jars whose names say yes.
    public ForkedJvm without(Predicate<String> jar) {
        classPath = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !jar.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    /// With a folder before all jars.
    public ForkedJvm before(Path folder) {
        classPath = folder + File.pathSeparator + classPath;
        return this;
    }

    /// With options of the JVM.
    public ForkedJvm with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /// With an environment variable.
    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Starts the JVM. It prints the backend's row of `Backends.describe()` and how many files of its libraries the process has mapped (0 where
    /// the system is not Linux), twice computes *(1 2; 3 4)·(5; 6)* on the backend and prints the product or the message of the error, and
    /// prints row and number again:
    ///
    ///     before: djl  cpu  available  40  PyTorch 2.7.1, linux-x86_64
    ///     before: mapped 0
    ///     product 17.0 39.0
    ///     product 17.0 39.0
    ///     after: djl  cpu  available  40  PyTorch 2.7.1, linux-x86_64
    ///     after: mapped 24
    ///     exit 0
    ///
    /// @return what it printed, its errors too
    public String run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Witness.class.getName(), backend, libraries));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor() + "\n";
    }
}
