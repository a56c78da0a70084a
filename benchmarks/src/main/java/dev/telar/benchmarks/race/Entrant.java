package dev.telar.benchmarks.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Who takes part, and the settings that serve each best.
///
/// **Width.** At 512 bits OpenBLAS is told to use its kernels for AVX-512 (`OPENBLAS_CORETYPE=SKYLAKEX`), since on many machines it picks those for
/// AVX2 by itself; `openblas-as-is` shows what it does then. At 256 bits all are held to AVX2 by their own switches, but for TensorFlow's Eigen, whose
/// instructions are compiled in.
///
/// **Threads** are restricted by each library's own setting. In W5 DJL and DL4J get one thread, with which they are faster. Those that share work by
/// OpenMP spin for a short time only before they sleep (`GOMP_SPINCOUNT=1000`): with the default, threads that spin keep those from running that they
/// wait for as soon as anything else runs, the JIT of the same process included (measured with DJL: 20 s an epoch instead of 0.8).
public enum Entrant {
    /// Telar on the SIMD backend.
    TELAR("TelarContender", null, Set.of(Discipline.values())),
    /// The same where the vector module is not on the command line.
    TELAR_SCALAR("TelarContender", null, Set.of(Discipline.values())),
    /// Telar on ND4J's native library.
    TELAR_ND4J("TelarContender", null, Set.of(Discipline.W1, Discipline.W3, Discipline.W4, Discipline.W5, Discipline.W7)),
    /// Telar on DJL's PyTorch engine.
    TELAR_DJL("TelarContender", null, Set.of(Discipline.W1, Discipline.W3, Discipline.W4, Discipline.W5, Discipline.W7)),
    /// TensorFlow-Java.
    TENSORFLOW("peers.tensorflow.TensorFlowContender", "tensorflow",
            Set.of(Discipline.W1, Discipline.W3, Discipline.W4, Discipline.W5, Discipline.W7, Discipline.WIDTH,
                    Discipline.DEPTH)),
    /// DJL with PyTorch, written directly.
    DJL("DjlContender", null,
            Set.of(Discipline.W1, Discipline.W3, Discipline.W4, Discipline.W5, Discipline.W7, Discipline.WIDTH,
                    Discipline.DEPTH)),
    /// Deeplearning4j.
    DL4J("peers.dl4j.Dl4jContender", "dl4j", Set.of(Discipline.W1, Discipline.W3, Discipline.W4, Discipline.W5, Discipline.W7)),
    /// ONNX Runtime.
    ONNXRUNTIME("peers.onnxruntime.OnnxContender", "onnxruntime", Set.of(Discipline.W4)),
    /// OpenBLAS with the kernels for the width.
    OPENBLAS("peers.openblas.OpenBlasContender", "openblas", Set.of(Discipline.W3)),
    /// OpenBLAS with the kernels it picks by itself.
    OPENBLAS_AS_IS("peers.openblas.OpenBlasContender", "openblas", Set.of(Discipline.W3)),
    /// No library but the machine's own limits.
    MACHINE("Machine", null, Set.of(Discipline.W3, Discipline.W8));

    private static final String PACKAGE = "dev.telar.benchmarks.";
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    private final String mainClass;
    private final @Nullable String folder;
    @SuppressWarnings("ImmutableEnumChecker") // all are made by Set.of
    private final Set<Discipline> disciplines;

    Entrant(String mainClass, @Nullable String folder, Set<Discipline> disciplines) {
        this.mainClass = mainClass;
        this.folder = folder;
        this.disciplines = disciplines;
    }

    /// The name on the command line and in tables.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The contender of this name.
    ///
    /// @throws IllegalArgumentException if there is none, with those there are
    public static Entrant of(String id) {
        return Arrays.stream(values()).filter(entrant -> entrant.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no contender " + id + "; there are "
                                + String.join(", ", Arrays.stream(values()).map(Entrant::id).toList())));
    }

    /// Whether it takes part.
    boolean takesPart(Discipline discipline, Setting setting) {
        return disciplines.contains(discipline) && !(this == OPENBLAS_AS_IS && setting.restricted());
    }

    String mainClass() {
        return PACKAGE + mainClass;
    }

    /// The folder of its module among the peers; null for those that need none.
    @Nullable
    String folder() {
        return folder;
    }

    /// Whether the SIMD backend with what it needs is all of its class path, as in a user's program.
    boolean isLean() {
        return this == TELAR || this == TELAR_SCALAR || this == MACHINE;
    }

    private int threads(Discipline discipline, Setting setting) {
        return discipline == Discipline.W5 && (this == DJL || this == DL4J) ? 1 : setting.threads();
    }

    List<String> options(Discipline discipline, Setting setting) {
        int threads = threads(discipline, setting);
        List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Dthreads=" + threads));
        switch (this) {
            case TELAR, MACHINE -> {
                options.addAll(VECTORS);
                options.addAll(List.of("-Dtelar.backend=simd", "-Dtelar.threads=" + threads));
                options.addAll(width(setting));
            }
            case TELAR_SCALAR -> {
                options.addAll(List.of("-Dtelar.backend=simd", "-Dtelar.threads=" + threads));
                options.addAll(width(setting));
            }
            case TELAR_ND4J -> options.addAll(List.of("-Dtelar.backend=nd4j", "-Dtelar.threads=" + threads));
            case TELAR_DJL -> options.addAll(List.of("-Dtelar.backend=djl", "-Dtelar.threads=" + threads));
            case DJL -> options.addAll(List.of("-Dai.djl.offline=true", "-Dai.djl.pytorch.num_threads=" + threads,
                    "-Dai.djl.pytorch.num_interop_threads=1"));
            default -> {
            }
        }
        return options;
    }

    private static List<String> width(Setting setting) {
        if (!setting.restricted()) {
            return List.of();
        }
        return List.of("-XX:UseAVX=" + (setting.bits() >= 256 ? 2 : 1), "-XX:MaxVectorSize=" + setting.bits() / 8);
    }

    /// What is added to the environment.
    Map<String, String> environment(Discipline discipline, Setting setting) {
        String threads = Integer.toString(threads(discipline, setting));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OMP_NUM_THREADS", threads);
        environment.put("OPENBLAS_NUM_THREADS", threads);
        environment.put("OPT_OUT_TRACKING", "true");
        if (this == DL4J || this == DJL || this == TELAR_ND4J || this == TELAR_DJL) {
            environment.put("GOMP_SPINCOUNT", "1000");
        }
        if (setting.restricted()) {
            environment.putAll(Map.of("OPENBLAS_CORETYPE", "HASWELL", "ONEDNN_MAX_CPU_ISA", "AVX2", "DNNL_MAX_CPU_ISA", "AVX2",
                    "MKL_ENABLE_INSTRUCTIONS", "AVX2", "ATEN_CPU_CAPABILITY", "avx2"));
        } else if (setting.bits() == 512 && this != OPENBLAS_AS_IS) {
            environment.put("OPENBLAS_CORETYPE", "SKYLAKEX");
        }
        return environment;
    }
}
