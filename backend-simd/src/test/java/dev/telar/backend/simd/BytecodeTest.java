package dev.telar.backend.simd;

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

/// HotSpot never compiles a method of more than 8,000 bytes of bytecode.
class BytecodeTest {

    private static final int LIMIT = 7_900;

    @Test
    void methods_ofThisModule_areSmallEnoughToBeCompiled() throws IOException, URISyntaxException {
        List<String> tooLarge = new ArrayList<>();
        int methods = 0;
        for (ClassModel model : classes()) {
            for (MethodModel method : model.methods()) {
                int size = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                methods++;
                if (size > LIMIT) {
                    tooLarge.add(model.thisClass().asInternalName() + "." + method.methodName().stringValue() + ": " + size);
                }
            }
        }
        assertThat(methods).isGreaterThan(100);
        assertThat(tooLarge).isEmpty();
    }

    @Test
    void classes_outsideOfVector_linkToNoClassOfTheVectorModule() throws IOException, URISyntaxException {
        List<String> linked = new ArrayList<>();
        int vector = 0;
        for (ClassModel model : classes()) {
            String name = model.thisClass().asInternalName();
            boolean mentions = false;
            for (var entry : model.constantPool()) {
                mentions |= entry.toString().contains("jdk/incubator/vector");
            }
            if (name.contains("/simd/vector/")) {
                vector += mentions ? 1 : 0;
            } else if (mentions) {
                linked.add(name);
            }
        }
        assertThat(vector).isPositive();
        assertThat(linked).isEmpty();
    }

    private static List<ClassModel> classes() throws IOException, URISyntaxException {
        Path root = Path.of(SimdProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<ClassModel> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(file));
            }
        }
        return models;
    }
}
