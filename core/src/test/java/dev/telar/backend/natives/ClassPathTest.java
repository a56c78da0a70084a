package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassPathTest {

    private static final String WITNESS = "dev.telar.test.initialized";

    /// Tells when it is initialized.
    static final class Loud {

        static final String NAME = Loud.class.getName();

        static {
            System.setProperty(WITNESS, "true");
        }
    }

    private final ClassPath classPath = ClassPath.of(ClassPathTest.class);

    @Test
    void hasClass_looksForItsFile_withoutInitializingIt() {
        assertThat(classPath.hasClass("dev.telar.backend.natives.ClassPathTest$Loud")).isTrue();
        assertThat(System.getProperty(WITNESS)).isNull();
        assertThat(classPath.hasClass("dev.telar.backend.natives.Missing")).isFalse();
    }

    @Test
    void has_looksForResources() {
        assertThat(classPath.has("dev/telar/backend/natives/ClassPathTest.class")).isTrue();
        assertThat(classPath.has("dev/telar/backend/natives/missing.so")).isFalse();
    }

    @Test
    void all_givesThoseOfEveryJar() {
        assertThat(classPath.all("META-INF/MANIFEST.MF")).hasSizeGreaterThan(1);
        assertThat(classPath.all("missing.properties")).isEmpty();
    }

    @Test
    void bootLoader_findsTheJdk() {
        assertThat(ClassPath.of(String.class).hasClass("java.lang.String")).isTrue();
    }
}
