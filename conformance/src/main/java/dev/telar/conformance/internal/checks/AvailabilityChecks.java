package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.backend.Device;
import dev.telar.error.BackendException;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// The provider: how users find the backend, and what they are told if they cannot have it.
final class AvailabilityChecks {

    /// More graphics processors than any machine has.
    private static final Device ABSENT = Device.gpu(9999);

    private AvailabilityChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("the provider has the backend's name", subject -> assertThat(subject.provider().name()).isEqualTo(
                        subject.itself().name())),
                Check.of("the provider is found through META-INF/services", AvailabilityChecks::isFound),
                Check.of("availability is the same each time and changes nothing", AvailabilityChecks::availabilityIsPure),
                Check.of("the provider's device is that of the backend that it makes", AvailabilityChecks::device),
                Check.of("each device that it names can be had", AvailabilityChecks::devices),
                Check.of("an absent device is an error that names those there are", AvailabilityChecks::absentDevice),
                Check.of("each call of create makes a backend of its own", AvailabilityChecks::creates),
                Check.of("describe tells name, device and state", AvailabilityChecks::describes),
                Check.of("users get it by its name", AvailabilityChecks::byName));
    }

    private static void isFound(Subject subject) {
        assertThat(Backends.providers()).as("the providers on the class path")
                .hasAtLeastOneElementOfType(subject.provider().getClass());
        assertThat(subject.provider().getClass().getConstructors()).as("public constructors of the provider")
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static void availabilityIsPure(Subject subject) {
        BackendProvider provider = subject.provider();
        String before = provider.name() + " " + provider.priority() + " " + provider.device();
        Availability first = provider.availability();
        assertThat(provider.availability()).as("the second answer of availability()").isEqualTo(first);
        assertThat(first).as("the availability of a backend that is being tested").isInstanceOf(Availability.Available.class);
        assertThat(provider.name() + " " + provider.priority() + " " + provider.device())
                .as("name, priority and device afterwards")
                .isEqualTo(before);
    }

    private static void device(Subject subject) {
        try (Backend made = subject.provider().create()) {
            assertThat(made.device()).as("the device of the backend that create() makes").isEqualTo(subject.provider().device());
            assertThat(made.name()).as("its name").isEqualTo(subject.provider().name());
        }
    }

    private static void devices(Subject subject) {
        List<Device> devices = subject.provider().devices();
        assertThat(devices).as("devices()").contains(subject.provider().device()).doesNotHaveDuplicates();
        for (Device device : devices) {
            try (Backend made = subject.provider().create(device)) {
                assertThat(made.device()).as("the device of create(" + device + ")").isEqualTo(device);
                assertThat(twoAndThree(made)).containsExactly(2, 3);
            }
        }
    }

    private static float[] twoAndThree(Backend backend) {
        float[][] result = new float[1][];
        Backends.use(backend, () -> TensorScope.run(() -> result[0] = Tensor.of(1f, 2f).add(1).toFloatArray()));
        return result[0];
    }

    private static void absentDevice(Subject subject) {
        BackendProvider provider = subject.provider();
        String[] names = provider.devices().stream().map(Device::toString).toArray(String[]::new);
        assertThatThrownBy(() -> provider.create(ABSENT).close()).as("create(" + ABSENT + ")")
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(provider.name()).hasMessageContaining(ABSENT.toString()).hasMessageContainingAll(names);
    }

    private static void creates(Subject subject) {
        Backend first = subject.provider().create();
        Backend second = subject.provider().create();
        assertThat(first).isNotSameAs(second);
        first.close();
        assertThat(twoAndThree(second)).as("the second backend, after the first was closed").containsExactly(2, 3);
        second.close();
    }

    private static void describes(Subject subject) {
        String name = subject.provider().name();
        assertThat(Backends.describe().lines()).as("the lines of Backends.describe()")
                .anyMatch(line -> line.startsWith(name + " ") && line.contains(" " + subject.itself().device() + " ")
                        && line.contains(" available "));
    }

    private static void byName(Subject subject) {
        Backend shared = Backends.get(subject.provider().name());
        assertThat(shared.name()).isEqualTo(subject.itself().name());
        assertThat(Backends.get(shared.name(), shared.device())).as("the same, with its device").isSameAs(shared);
        assertThat(twoAndThree(shared)).containsExactly(2, 3);
    }
}
