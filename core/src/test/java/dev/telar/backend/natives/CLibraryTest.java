package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class CLibraryTest {

    @TempDir
    private Path folder;

    private Path maps(String file) throws IOException {
        return Files.writeString(folder.resolve("maps"),
                "55d0-55d1 r--p 00000000 08:01 12 /usr/bin/java\n7f00-7f01 r-xp 00028000 08:01 34 " + file + "\n");
    }

    @Test
    void version_isReadFromTheMappedFile() throws IOException {
        Path libc = Files.writeString(folder.resolve("libc.so.6"),
                "\0\u00ff\0GNU C Library (Debian GLIBC 2.36-9+deb12u14) stable release version 2.36.\nCopyright\0");
        assertThat(CLibrary.mappedIn(maps(libc.toString()))).isEqualTo(new CLibrary("glibc", 2, 36)).hasToString("glibc 2.36");
    }

    @Test
    void oldName_isKnown() throws IOException {
        Path libc = Files.writeString(folder.resolve("libc-2.27.so"),
                "GNU C Library (Ubuntu GLIBC 2.27-3ubuntu1) stable release version 2.27.\n");
        assertThat(CLibrary.mappedIn(maps(libc.toString()))).isEqualTo(new CLibrary("glibc", 2, 27));
    }

    @Test
    void musl_isKnownByTheNameOfItsFile() throws IOException {
        assertThat(CLibrary.mappedIn(maps("/lib/ld-musl-x86_64.so.1"))).isEqualTo(new CLibrary("musl", 0, 0)).hasToString("musl");
    }

    @Test
    void whatCannotBeRead_isUnknown() throws IOException {
        assertThat(CLibrary.mappedIn(folder.resolve("none"))).isEqualTo(new CLibrary("unknown", 0, 0));
        assertThat(CLibrary.mappedIn(maps("/usr/lib/libz.so.1"))).isEqualTo(new CLibrary("unknown", 0, 0));
        assertThat(CLibrary.mappedIn(maps(folder + "/libc.so.6"))).isEqualTo(new CLibrary("unknown", 0, 0));
        Path libc = Files.writeString(folder.resolve("libc.so.6"), "something else");
        assertThat(CLibrary.mappedIn(maps(libc.toString()))).isEqualTo(new CLibrary("unknown", 0, 0));
    }

    @Test
    void runsGlibc_comparesVersions() {
        CLibrary library = new CLibrary("glibc", 2, 28);
        assertThat(library.runsGlibc(2, 27)).isTrue();
        assertThat(library.runsGlibc(2, 28)).isTrue();
        assertThat(library.runsGlibc(2, 29)).isFalse();
        assertThat(library.runsGlibc(3, 0)).isFalse();
        assertThat(library.runsGlibc(1, 99)).isTrue();
        assertThat(new CLibrary("musl", 0, 0).runsGlibc(2, 0)).isFalse();
        assertThat(new CLibrary("unknown", 0, 0).runsGlibc(2, 99)).isTrue();
    }

    static boolean onLinux() {
        return Platform.current().isLinux();
    }

    @Test
    @EnabledIf("onLinux")
    void current_onLinux_isKnown() {
        assertThat(CLibrary.current().name()).isIn("glibc", "musl");
    }
}
