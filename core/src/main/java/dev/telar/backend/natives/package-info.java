/// For backends that need a native library: what they need ([dev.telar.backend.natives.Requirement]), told without loading anything
/// ([dev.telar.backend.natives.Platform], [dev.telar.backend.natives.CLibrary], [dev.telar.backend.natives.ClassPath]), how it is started
/// once ([dev.telar.backend.natives.Starter]), and a [dev.telar.backend.natives.Gate] that keeps it open while operations run.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.natives;
