package dev.telar.backend;

/// Where a backend computes.
///
/// @param kind `cpu` or `gpu`
/// @param index which one of its kind, from 0
public record Device(String kind, int index) {

    /// The processor that runs the JVM.
    public static final Device CPU = new Device("cpu", 0);

    /// `cpu`, or `gpu:0`, `gpu:1` …
    @Override
    public String toString() {
        return this.equals(CPU) ? kind : kind + ":" + index;
    }
}
