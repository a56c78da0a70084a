package com.example.plain;

import dev.telar.backend.*;

/// Offers the backend `plain`, which needs nothing that could be missing. Its priority is below that of all others: nobody gets it who does not ask.
public final class PlainProvider implements BackendProvider {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int priority() {
        return -10;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public Availability availability() {
        return new Availability.Available("plain loops over float[]");
    }

    @Override
    public Backend create() {
        return new PlainBackend();
    }
}
