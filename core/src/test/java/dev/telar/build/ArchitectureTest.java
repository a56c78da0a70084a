package dev.telar.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.telar.tensor.Tensor;

/// What the packages of core may use, and how long its methods may be.
class ArchitectureTest {

    /// HotSpot never compiles methods above 8000 bytes of bytecode.
    private static final int LONGEST_METHOD = 7900;

    private static final JavaClasses CORE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPath(classes());

    private static Path classes() {
        try {
            return Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each package and, separated by blanks, those that it must not use.
    @ParameterizedTest
    @CsvSource({
            "error, shape op passes tensor tracing backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "shape, op passes tensor tracing backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "op, passes tensor tracing backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "passes, tensor tracing backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "tensor, passes tracing backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "tracing, backend autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "backend, tracing autograd random initializers regularizers activations layers losses optimizers data callbacks models",
            "autograd, passes tracing backend initializers regularizers activations layers losses optimizers data callbacks models",
            "random, passes tracing backend autograd layers losses optimizers data callbacks models",
            "losses, passes tracing backend layers optimizers models",
            "layers, passes tracing backend optimizers losses callbacks models data",
            "optimizers, passes tracing backend layers losses callbacks models data"})
    void package_usesNothingAboveItself(String name, String forbidden) {
        String[] packages = Stream.of(forbidden.split(" ")).map(p -> "dev.telar." + p + "..").toArray(String[]::new);

        noClasses().that().resideInAPackage("dev.telar." + name + "..").should().dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CORE);
    }

    @Test
    void core_usesNothingButTheJdk() {
        noClasses().that().resideInAPackage("dev.telar..").should().dependOnClassesThat()
                .resideOutsideOfPackages("dev.telar..", "java..", "org.jspecify..").check(CORE);
    }

    @Test
    void backendInternals_areUsedByTheBackendPackageAlone() {
        noClasses().that().resideOutsideOfPackage("dev.telar.backend..").should().dependOnClassesThat()
                .resideInAPackage("dev.telar.backend.internal..").check(CORE);
    }

    @Test
    void methods_ofCore_areShortEnoughToBeCompiled() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int methods = 0;
        try (Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                for (MethodModel method : model.methods()) {
                    int length = method.findAttribute(java.lang.classfile.Attributes.code()).map(CodeAttribute::codeLength)
                            .orElse(0);
                    methods++;
                    if (length > LONGEST_METHOD) {
                        tooLong.add(model.thisClass().asInternalName() + "." + method.methodName() + ": " + length);
                    }
                }
            }
        }
        assertThat(methods).isGreaterThan(1000);
        assertThat(tooLong).isEmpty();
    }
}
