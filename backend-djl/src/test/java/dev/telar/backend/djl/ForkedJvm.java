package dev.telar.backend.djl;

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

/// A JVM of its own, with a class path and settings of the test's choice.
final class ForkedJvm {

    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String classPath = System.getProperty("java.class.path");

    /// Without the jars whose names say yes.
    ForkedJvm without(Predicate<String> jar) {
        classPath = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !jar.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    /// With a folder before all jars.
    ForkedJvm before(Path folder) {
        classPath = folder + File.pathSeparator + classPath;
        return this;
    }

    /// With options of the JVM.
    ForkedJvm with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /// With an environment variable.
    ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Runs [Witness].
    ///
    /// @return what it printed, its errors too
    String run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Witness.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor() + "\n";
    }
}
