package dev.telar.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.backend.Device;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.backend.reference.ReferenceProvider;
import dev.telar.error.BackendException;

class RegistryTest {

    private static final Available YES = new Available("AVX-512, 2 threads");
    private static final Unavailable NO = new Unavailable("no native library for linux-aarch64", "add org.nd4j:nd4j-native");

    private record Fake(String name, int priority, Device device, Supplier<Availability> state) implements BackendProvider {

        @Override
        public Availability availability() {
            return state.get();
        }

        @Override
        public Backend create() {
            if (name.equals("broken")) {
                throw new IllegalStateException("out of memory");
            }
            return name.equals("newer") ? new NewerBackend() : new ReferenceBackend();
        }
    }

    private static final BackendProvider SIMD = new Fake("simd", 100, Device.CPU, () -> YES);
    private static final BackendProvider ND4J = new Fake("nd4j", 50, Device.CPU, () -> NO);
    private static final BackendProvider BROKEN = new Fake("broken", 70, new Device("gpu", 0), () -> YES);
    private static final BackendProvider THROWING = new Fake("throwing", 60, Device.CPU, () -> {
        throw new IllegalStateException("no driver");
    });

    private static Registry registry(Map<String, String> properties, Map<String, String> environment,
            BackendProvider... providers) {
        return new Registry(() -> List.of(providers), properties::get, environment::get);
    }

    private static Registry registry(BackendProvider... providers) {
        return registry(Map.of(), Map.of(), providers);
    }

    @Test
    void describe_ofAllStates_isAnAlignedTable() {
        assertThat(registry(new ReferenceProvider(), ND4J, SIMD).describe()).isEqualTo("""
                NAME       DEVICE  STATE        PRIORITY  DETAIL
                simd       cpu     available    100       AVX-512, 2 threads
                nd4j       cpu     unavailable   50       no native library for linux-aarch64: add org.nd4j:nd4j-native
                reference  cpu     available      0
                """);
    }

    @Test
    void describe_ofAThrowingProvider_showsItsReason() {
        assertThat(registry(THROWING, BROKEN).describe()).isEqualTo(
                """
                        NAME      DEVICE  STATE        PRIORITY  DETAIL
                        broken    gpu:0   available    70        AVX-512, 2 threads
                        throwing  cpu     unavailable  60        its availability check failed with java.lang.IllegalStateException: no driver: update or remove its jar
                        """);
    }

    @Test
    void chosen_withoutAWish_isTheGreatestPriorityAvailable() {
        Registry registry = registry(ND4J, new ReferenceProvider(), SIMD);

        assertThat(registry.chosen()).isSameAs(registry.get("simd"));
        assertThat(registry(ND4J, new ReferenceProvider()).chosen().name()).isEqualTo("reference");
    }

    @Test
    void chosen_byPropertyOrEnvironment_goesBeforePriorityAndPropertyFirst() {
        Registry both = registry(Map.of(Backends.PROPERTY, " reference "), Map.of(Backends.ENVIRONMENT, "nothing"), SIMD,
                new ReferenceProvider());
        Registry environment = registry(Map.of(Backends.PROPERTY, ""), Map.of(Backends.ENVIRONMENT, "reference"), SIMD,
                new ReferenceProvider());

        assertThat(both.chosen()).isSameAs(both.get("reference")).isNotSameAs(both.get("simd"));
        assertThat(environment.chosen()).isSameAs(environment.get("reference"));
    }

    @Test
    void chosen_ofAnUnavailableWish_isAnErrorWithTheRemedyAndNoFallback() {
        assertThatThrownBy(() -> registry(Map.of(Backends.PROPERTY, "nd4j"), Map.of(), SIMD, ND4J).chosen())
                .isInstanceOf(BackendException.class)
                .hasMessage("backend nd4j, asked for by the system property telar.backend, is"
                        + " unavailable: no native library for linux-aarch64: add org.nd4j:nd4j-native");
        assertThatThrownBy(() -> registry(Map.of(), Map.of(Backends.ENVIRONMENT, "smid"), SIMD, ND4J).chosen())
                .isInstanceOf(BackendException.class)
                .hasMessage(
                        "backend smid, asked for by the environment variable TELAR_BACKEND, does not exist; did you mean simd?"
                                + " There are: simd, nd4j (unavailable); others come with their jars on the class path");
    }

    @Test
    void chosen_withoutAnyAvailable_showsTheTable() {
        assertThatThrownBy(() -> registry(ND4J).chosen()).isInstanceOf(BackendException.class)
                .hasMessageStartingWith("no backend is available:\nNAME  DEVICE")
                .hasMessageContaining("add org.nd4j:nd4j-native");
    }

    @Test
    void get_ofAnUnknownName_listsWhatExists() {
        assertThatThrownBy(() -> registry(SIMD, ND4J).get("tensorflow")).isInstanceOf(BackendException.class)
                .hasMessage("backend tensorflow does not exist. There are: simd, nd4j (unavailable);"
                        + " others come with their jars on the class path");
    }

    @Test
    void get_ofABackendWhoseJarIsMissing_namesTheJar() {
        assertThatThrownBy(() -> registry(SIMD).get("nd4j")).isInstanceOf(BackendException.class)
                .hasMessage("backend nd4j is not on the class path: add dev.telar:telar-backend-nd4j. There are: simd;"
                        + " others come with their jars on the class path");
    }

    @Test
    void get_ofABackendThatCannotBeMade_saysWhy() {
        assertThatThrownBy(() -> registry(BROKEN).get("broken")).isInstanceOf(BackendException.class)
                .hasMessage("backend broken could not be made: java.lang.IllegalStateException: out of memory;"
                        + " choose another with -Dtelar.backend=NAME")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /// A provider of two devices, which prefers the second.
    private static final class TwoDevices implements BackendProvider {

        @Override
        public String name() {
            return "both";
        }

        @Override
        public int priority() {
            return 10;
        }

        @Override
        public Device device() {
            return Device.gpu(0);
        }

        @Override
        public List<Device> devices() {
            return List.of(Device.gpu(0), Device.CPU);
        }

        @Override
        public Availability availability() {
            return YES;
        }

        @Override
        public Backend create() {
            return new ReferenceBackend();
        }

        @Override
        public Backend create(Device device) {
            if (!devices().contains(device)) {
                throw absent(device);
            }
            return create();
        }
    }

    @Test
    void get_onADevice_givesOneBackendForEach() {
        Registry registry = registry(new TwoDevices());

        assertThat(registry.get("both")).isSameAs(registry.get("both", Device.gpu(0)))
                .isNotSameAs(registry.get("both", Device.CPU));
        assertThat(registry.get("both", Device.CPU)).isSameAs(registry.get("both", Device.parse("cpu")));
    }

    @Test
    void get_onADeviceThatThereIsNot_namesThoseThereAre() {
        assertThatThrownBy(() -> registry(new TwoDevices()).get("both", Device.gpu(1))).isInstanceOf(BackendException.class)
                .hasMessage("backend both has no device gpu:1; there are: gpu:0, cpu");
        assertThatThrownBy(() -> registry(SIMD).get("simd", Device.gpu(0))).isInstanceOf(BackendException.class)
                .hasMessage("backend simd has no device gpu:0; there are: cpu");
    }

    @Test
    void chosen_byDevice_takesPropertyThenEnvironment() {
        Registry registry = registry(Map.of(Backends.DEVICE_PROPERTY, "cpu"), Map.of(Backends.DEVICE_ENVIRONMENT, "gpu"),
                new TwoDevices());
        Registry environment = registry(Map.of(), Map.of(Backends.DEVICE_ENVIRONMENT, " GPU "), new TwoDevices());

        assertThat(registry.chosen()).isSameAs(registry.get("both", Device.CPU));
        assertThat(environment.chosen()).isSameAs(environment.get("both"));
        assertThatThrownBy(() -> registry(Map.of(Backends.DEVICE_PROPERTY, "gpu-1"), Map.of(), SIMD).chosen())
                .isInstanceOf(BackendException.class)
                .hasMessage("device: gpu-1 is none; write cpu, gpu or gpu:1, as the value of the system property telar.device");
    }

    @Test
    void get_ofABackendNewerThanCore_saysWhatToUpdate() {
        Fake newer = new Fake("newer", 1, Device.CPU, () -> YES);

        assertThatThrownBy(() -> registry(newer).get("newer")).isInstanceOf(BackendException.class)
                .hasMessage("backend newer was written for operations of version 9, telar-core knows version 2:"
                        + " update telar-core, or take an older version of the backend");
    }

    @Test
    void get_twice_givesOneBackendUntilItIsClosed() {
        Registry registry = registry(SIMD);
        Backend first = registry.get("simd");
        assertThat(registry.get("simd")).isSameAs(first);
        assertThat(registry.chosen()).isSameAs(first);

        first.close();

        assertThat(registry.get("simd")).isNotSameAs(first);
        assertThat(registry.chosen()).isSameAs(registry.get("simd"));
    }

    @Test
    void discovery_withBrokenProviders_findsTheOthersAndReportsThose() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("services");
        java.nio.file.Path services = java.nio.file.Files.createDirectories(folder.resolve("META-INF/services"));
        java.nio.file.Files.writeString(services.resolve(BackendProvider.class.getName()),
                "com.example.MissingProvider\n" + ExplodingProvider.class.getName() + "\n");
        try (java.net.URLClassLoader loader = new java.net.URLClassLoader(new java.net.URL[]{folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);

            List<BackendProvider> found = Discovery.providers();

            assertThat(found).extracting(BackendProvider::name).containsOnlyOnce("reference").contains("missing", "exploding");
            BackendProvider exploding = found.stream().filter(p -> p.name().equals("exploding")).findFirst().orElseThrow();
            assertThat(exploding.availability()).isEqualTo(new Unavailable(
                    ExplodingProvider.class.getName() + " failed with java.lang.IllegalStateException: boom",
                    "update or remove its jar"));
            assertThatThrownBy(exploding::create).isInstanceOf(BackendException.class).hasMessageContaining("boom");
            BackendProvider missing = found.stream().filter(p -> p.name().equals("missing")).findFirst().orElseThrow();
            assertThat(missing.availability()).isInstanceOf(Unavailable.class);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            java.nio.file.Files.delete(services.resolve(BackendProvider.class.getName()));
            java.nio.file.Files.delete(services);
            java.nio.file.Files.delete(services.getParent());
            java.nio.file.Files.delete(folder);
        }
    }

    @Test
    void backends_ofThisJvm_includeTheReference() {
        assertThat(Backends.describe()).startsWith("NAME ").contains("reference");
        assertThat(Backends.providers()).extracting(BackendProvider::name).contains("reference");
        Backend reference = Backends.get("reference");
        assertThat(Backends.use(reference, Backends::current)).isSameAs(reference);
    }
}
