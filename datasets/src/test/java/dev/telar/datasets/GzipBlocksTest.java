package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.error.DataFormatException;

class GzipBlocksTest {

    private static final byte[] HEADER = {0, 0, 8, 3, 0, 0, 0, 5, 0, 0, 0, 2, 0, 0, 0, 3};
    private static final byte[] PIXELS = pixels();

    /// Image i has the pixels 10 i, …, 10 i + 5.
    private static byte[] pixels() {
        byte[] pixels = new byte[30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 6 * 10 + i % 6);
        }
        return pixels;
    }

    /// Five images of 2 × 3 pixels in blocks of two, two and one.
    private static byte[] blocks() {
        return join(member(HEADER), member(Arrays.copyOf(PIXELS, 12)), member(Arrays.copyOfRange(PIXELS, 12, 24)),
                member(Arrays.copyOfRange(PIXELS, 24, 30)));
    }

    private static byte[] member(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(data);
        deflater.finish();
        byte[] deflated = new byte[data.length + 100];
        int length = deflater.deflate(deflated);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(data);
        ByteBuffer member = ByteBuffer.allocate(18 + length + 8).order(ByteOrder.LITTLE_ENDIAN);
        member.putInt(0x04088b1f).putInt(0).putShort((short) 0xff02).putShort((short) 6).put((byte) 'B').put((byte) 'C');
        member.putShort((short) 2).putShort((short) (member.capacity() - 1)).put(deflated, 0, length);
        return member.putInt((int) crc.getValue()).putInt(data.length).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] expected(int image) {
        return Arrays.copyOfRange(PIXELS, 6 * image, 6 * image + 6);
    }

    private static DataFormatException errorOfReader(byte[] file) {
        return catchThrowableOfType(DataFormatException.class, () -> Idx.read(new ByteArrayInputStream(file), "digits"));
    }

    @Test
    void images_inBlocks_areThoseOfTheFile() {
        PixelStore store = GzipBlocks.images(blocks(), "digits");
        assertThat(store.images()).isEqualTo(5);
        assertThat(store.height()).isEqualTo(2);
        assertThat(store.width()).isEqualTo(3);
        assertThat(store.channels()).isEqualTo(1);
        assertThat(IntStream.of(4, 0, 1, 3, 2, 4)).allSatisfy(image -> assertThat(store.image(image)).isEqualTo(expected(image)));
        assertThat(store.pixel(3, 4)).isEqualTo(34);
    }

    @Test
    void images_inBlocks_areAGzipFileToOthers() {
        assertThat(Idx.read(new ByteArrayInputStream(blocks()), "digits"))
                .isEqualTo(IdxArray.ofUnsignedBytes(PIXELS, 5, 2, 3));
    }

    @Test
    void images_inOneMember_areReadAtOnce() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(HEADER);
            gzip.write(PIXELS);
        }
        assertThat(GzipBlocks.images(file.toByteArray(), "digits").image(3)).isEqualTo(expected(3));
    }

    @Test
    void images_notCompressed_areReadAtOnce() {
        assertThat(GzipBlocks.images(join(HEADER, PIXELS), "digits").image(3)).isEqualTo(expected(3));
    }

    @Test
    void images_inBlocksThatCutImages_areReadAtOnce() {
        byte[] file = join(member(HEADER), member(Arrays.copyOf(PIXELS, 11)), member(Arrays.copyOfRange(PIXELS, 11, 22)),
                member(Arrays.copyOfRange(PIXELS, 22, 30)));
        assertThat(GzipBlocks.images(file, "digits").image(3)).isEqualTo(expected(3));
    }

    @Test
    void images_ofADamagedBlock_failAsTheReaderDoes() {
        byte[] file = blocks();
        file[file.length - 8] ^= 1; // the check sum of the last block
        PixelStore store = GzipBlocks.images(file, "digits");
        assertThat(store.image(3)).isEqualTo(expected(3));
        assertThatThrownBy(() -> store.image(4)).isInstanceOf(DataFormatException.class)
                .hasMessage(errorOfReader(file).getMessage())
                .hasMessageContaining("of the gzip file: expected the check sum");
        assertThatThrownBy(() -> store.image(4)).isInstanceOf(DataFormatException.class);
    }

    @Test
    void images_ofABlockThatIsNotDeflated_failAsTheReaderDoes() {
        byte[] file = blocks();
        file[member(HEADER).length + 18] = 7; // a block of a kind that there is not
        PixelStore store = GzipBlocks.images(file, "digits");
        assertThat(store.image(2)).isEqualTo(expected(2));
        assertThatThrownBy(() -> store.image(1)).isInstanceOf(DataFormatException.class)
                .hasMessage(errorOfReader(file).getMessage())
                .hasMessageContaining("of the gzip file: expected deflated data");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 45, 60, 100, 130})
    void images_ofAFileThatEnds_failAtOnceAsTheReaderDoes(int length) {
        byte[] file = Arrays.copyOf(blocks(), length);
        assertThatThrownBy(() -> GzipBlocks.images(file, "digits")).isInstanceOf(DataFormatException.class)
                .hasMessage(errorOfReader(file).getMessage());
    }

    @Test
    void images_ofAFileThatLacksABlock_failAtOnceAsTheReaderDoes() {
        byte[] file = Arrays.copyOf(blocks(), blocks().length - member(expected(4)).length);
        assertThatThrownBy(() -> GzipBlocks.images(file, "digits")).isInstanceOf(DataFormatException.class)
                .hasMessage(errorOfReader(file).getMessage()).hasMessageContaining("the file ends");
    }

    @Test
    void images_ofOtherTypes_areRefused() {
        byte[] file = join(new byte[]{0, 0, 9, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2}, new byte[]{1, 2});
        assertThatThrownBy(() -> GzipBlocks.images(file, "digits")).isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "digits: expected images, unsigned bytes of shape (images, height, width) or (images, height, width, 3),"
                                + " found BYTE (1, 1, 2)");
    }

    @Test
    void images_askedForByManyThreads_areThoseOfTheFile() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 200; round++) {
            PixelStore store = GzipBlocks.images(blocks(), "digits");
            List<Future<List<byte[]>>> all = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int thread = 0; thread < 4; thread++) {
                    all.add(threads.submit(() -> IntStream.range(0, 5).mapToObj(store::image).toList()));
                }
            }
            for (Future<List<byte[]>> images : all) {
                assertThat(images.get()).containsExactly(expected(0), expected(1), expected(2), expected(3), expected(4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29, 30, 31, 1000})
    void bytes_ofAStream_areAllWhateverItSaysOfTheirNumber(int available) throws IOException {
        InputStream stream = new ByteArrayInputStream(PIXELS) {
            @Override
            public int available() {
                return available;
            }
        };
        assertThat(GzipBlocks.bytes(stream)).isEqualTo(PIXELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz"})
    void images_ofMnist_areDecompressedWhenAskedFor(String file) throws IOException {
        byte[] bytes = mnist(file);
        bytes[bytes.length - 5] ^= 1; // the check sum of the last block
        PixelStore store = GzipBlocks.images(bytes, file);
        int last = store.images() - 1;
        assertThat(store.image(0)).hasSize(28 * 28);
        assertThatThrownBy(() -> store.image(last)).isInstanceOf(DataFormatException.class).hasMessageContaining("check sum");
    }

    private static byte[] mnist(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Mnist.class.getResourceAsStream("mnist/" + file))) {
            return in.readAllBytes();
        }
    }
}
