package dev.telar.backend.djl;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;
import dev.telar.backend.djl.natives.DjlRequirements;
import dev.telar.backend.djl.natives.Gpus;
import dev.telar.backend.djl.natives.TorchLibrary;
import dev.telar.error.BackendException;

/// Offers the backend `djl`: PyTorch through DJL, on the processor and, with a CUDA build of PyTorch, on NVIDIA's GPUs.
///
/// PyTorch comes from `pytorch-native-…` on the class path or from the folder that `PYTORCH_LIBRARY_PATH` names; nothing is ever
/// downloaded.
public final class DjlProvider implements BackendProvider {

    /// The name of the backend.
    public static final String NAME = "djl";

    /// Below `simd` and `nd4j`, whose calls cost less.
    private static final int PRIORITY = 40;

    /// For the service loader.
    public DjlProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    /// `gpu:0` where there are an NVIDIA driver and a CUDA build of PyTorch, else the processor.
    @Override
    public Device device() {
        return Gpus.areExpected() ? Device.gpu(0) : Device.CPU;
    }

    @Override
    public Availability availability() {
        Availability availability = DjlRequirements.ofThisJvm().check();
        return availability instanceof Availability.Available
                ? TorchLibrary.failure().<Availability>map(no -> no).orElse(availability)
                : availability;
    }

    /// The GPUs that PyTorch sees, then the processor. Starts PyTorch.
    @Override
    public List<Device> devices() {
        TorchLibrary.start();
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < Gpus.count(); i++) {
            devices.add(Device.gpu(i));
        }
        devices.add(Device.CPU);
        return List.copyOf(devices);
    }

    @Override
    public Backend create() {
        Device device = device();
        if (!devices().contains(device)) {
            throw new BackendException(
                    "backend djl: there are an NVIDIA driver and a CUDA build of PyTorch, but PyTorch sees no GPU:"
                            + " put the folder of CUDA's libcudart into LD_LIBRARY_PATH, or choose the processor with -Dtelar.device=cpu");
        }
        return create(device);
    }

    @Override
    public Backend create(Device device) {
        if (!devices().contains(device)) {
            throw absent(device);
        }
        return new DjlBackend(device);
    }
}
