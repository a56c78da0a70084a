package dev.telar.backend.nd4j.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// OpenBLAS chooses its kernels by the model of the processor, and takes those of 2008 for models that are younger than itself. For
/// these they are named here, by the instructions that the processor has.
final class OpenBlasCore {

    /// The youngest that OpenBLAS 0.3.19 knows: AMD's family 25 (Zen 4), Intel's family 6, model 167 (Rocket Lake).
    private static final int AMD_FAMILY = 25;
    private static final int INTEL_FAMILY = 6;
    private static final int INTEL_MODEL = 167;

    private OpenBlasCore() {}

    /// The value of `OPENBLAS_CORETYPE` for this processor; empty where OpenBLAS knows it, or nobody does.
    static Optional<String> ofThisProcessor() {
        try {
            return of(Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @param description the lines of Linux's `/proc/cpuinfo`
    static Optional<String> of(List<String> description) {
        Map<String, String> first = new HashMap<>();
        for (String line : description) {
            String[] entry = line.split("\\s*:\\s*", 2);
            if (entry.length == 2) {
                first.putIfAbsent(entry[0], entry[1]);
            }
        }
        return isYoungerThanOpenBlas(first)
                ? byInstructions(new HashSet<>(List.of(first.getOrDefault("flags", "").split(" "))))
                : Optional.empty();
    }

    private static boolean isYoungerThanOpenBlas(Map<String, String> processor) {
        int family = number(processor, "cpu family");
        return switch (processor.getOrDefault("vendor_id", "")) {
            case "AuthenticAMD" -> family > AMD_FAMILY;
            case "GenuineIntel" -> family > INTEL_FAMILY || family == INTEL_FAMILY && number(processor, "model") > INTEL_MODEL;
            default -> false;
        };
    }

    private static int number(Map<String, String> processor, String key) {
        String text = processor.getOrDefault(key, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<String> byInstructions(Set<String> flags) {
        if (flags.containsAll(Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
            return Optional.of("SKYLAKEX");
        }
        return flags.containsAll(Set.of("avx2", "fma")) ? Optional.of("HASWELL") : Optional.empty();
    }
}
