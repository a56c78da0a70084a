package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.shape.Shape;

class MnistTest {

    private static final LabeledImages TRAIN = Mnist.train();
    private static final LabeledImages TEST = Mnist.test();

    /// The sums that many public repositories agree on; of the uncompressed bytes, because mirrors compress anew.
    @ParameterizedTest
    @CsvSource({
            "train-images-idx3-ubyte, 47040016, 6bbc9ace898e44ae57da46a324031adb, ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte, 60008, a25bea736e30d166cdddb491f175f624, 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "t10k-images-idx3-ubyte, 7840016, 2646ac647ad5339dbf082846283269ea, 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte, 10008, 27ae3e4e09519cfbb04c329615203637, ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"})
    void resource_uncompressed_hasThePublishedSums(String name, long bytes, String md5, String sha256)
            throws IOException, NoSuchAlgorithmException {
        MessageDigest first = MessageDigest.getInstance("MD5");
        MessageDigest second = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(
                new DigestInputStream(new GZIPInputStream(open("mnist/" + name + ".gz")), first),
                second)) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(bytes);
        }
        assertThat(HexFormat.of().formatHex(first.digest())).isEqualTo(md5);
        assertThat(HexFormat.of().formatHex(second.digest())).isEqualTo(sha256);
    }

    @Test
    void resource_licence_namesAuthorsAndLicence() throws IOException {
        try (InputStream in = open("mnist/LICENSE.txt")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("Yann LeCun", "Corinna Cortes",
                    "Attribution-Share Alike 3.0", "https://creativecommons.org/licenses/by-sa/3.0/");
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Mnist.class.getResourceAsStream(resource), resource);
    }

    @Test
    void shape_ofBothParts_isTheNotebooks() {
        assertThat(TRAIN.shape()).hasToString("(60000, 28, 28)");
        assertThat(TEST.shape()).hasToString("(10000, 28, 28)");
        assertThat(TRAIN.flattened().shape()).isEqualTo(Shape.of(60_000, 784));
    }

    @Test
    void labels_ofTrain_startAsEveryoneKnowsThem() {
        assertThat(Arrays.copyOf(TRAIN.labels(), 10)).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(Arrays.copyOf(TEST.labels(), 10)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }

    @Test
    void labels_ofTest_haveTheSupportsOfTheNotebooksReport() {
        int[] counts = new int[10];
        for (int label : TEST.labels()) {
            counts[label]++;
        }
        assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void pixels_ofTheFirstDigit_areThoseOfTheFile() {
        // the fifth row of the famous first five
        assertThat(Arrays.copyOfRange(TRAIN.grey(0)[5], 12, 24)).containsExactly(3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247,
                127);
    }

    @Test
    void split_aTenth_is54000And6000() {
        Split<LabeledImages> split = TRAIN.split(0.1, 42);
        assertThat(split.first().shape()).isEqualTo(Shape.of(54_000, 28, 28));
        assertThat(split.second().shape()).isEqualTo(Shape.of(6_000, 28, 28));
    }
}
