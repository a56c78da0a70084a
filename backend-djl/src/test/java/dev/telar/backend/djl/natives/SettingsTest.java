package dev.telar.backend.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    private static Settings settings(Map<String, String> environment, Map<String, String> properties) {
        return new Settings(environment::get, properties::get);
    }

    @Test
    void environment_winsOverProperties() {
        assertThat(settings(Map.of("A", "1"), Map.of("A", "2", "B", "3")).value("A")).contains("1");
        assertThat(settings(Map.of("A", "1"), Map.of("A", "2", "B", "3")).value("B")).contains("3");
        assertThat(settings(Map.of("A", ""), Map.of("A", "2")).value("A")).isEmpty();
    }

    @Test
    void libraryFolder_isTheFirstWithPyTorch() throws IOException {
        Files.createFile(folder.resolve(System.mapLibraryName("torch")));
        Settings settings = settings(Map.of(Settings.LIBRARY_PATH, folder.resolve("none") + File.pathSeparator + folder),
                Map.of());
        assertThat(settings.libraryFolder()).contains(folder);
        assertThat(settings.libraryFolderHasCuda()).isFalse();
        assertThat(settings.libraryFolderHasJni()).isFalse();
        Files.createFile(folder.resolve(System.mapLibraryName("torch_cuda")));
        Files.createFile(folder.resolve("0.35.1-" + System.mapLibraryName("djl_torch")));
        assertThat(settings.libraryFolderHasCuda()).isTrue();
        assertThat(settings.libraryFolderHasJni()).isTrue();
    }

    @Test
    void libraryFolder_mayBeGivenByItsFile() throws IOException {
        Path file = Files.createFile(folder.resolve(System.mapLibraryName("torch")));
        assertThat(settings(Map.of(), Map.of(Settings.LIBRARY_PATH, file.toString())).libraryFolder()).contains(folder);
    }

    @Test
    void nothingSet_isNoFolder() {
        assertThat(settings(Map.of(), Map.of()).libraryFolder()).isEmpty();
        assertThat(settings(Map.of(Settings.LIBRARY_PATH, folder.toString()), Map.of()).libraryFolder()).isEmpty();
    }
}
