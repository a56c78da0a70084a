package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.management.ThreadMXBean;

import dev.telar.error.DTypeException;
import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;

class IdxTest {

    /// Two labels, 7 and 255.
    private static final String LABELS = "00000801 00000002 07ff";

    @TempDir
    private Path folder;

    @Test
    void read_unsignedBytes_areReadAs0To255() {
        IdxArray array = read(LABELS);
        assertThat(array.type()).isEqualTo(IdxType.UBYTE);
        assertThat(array.shape()).isEqualTo(Shape.of(2));
        assertThat(array.ints()).containsExactly(7, 255);
        assertThat(array.shorts()).containsExactly(7, 255);
        assertThat(array.floats()).containsExactly(7f, 255f);
        assertThat(array.doubles()).containsExactly(7, 255);
        assertThat(array.bytes()).containsExactly(7, -1);
        assertThat(array).hasToString("IDX UBYTE (2,)");
    }

    @Test
    void read_signedBytes_keepTheirSign() {
        IdxArray array = read("00000901 00000002 07ff");
        assertThat(array.type()).isEqualTo(IdxType.BYTE);
        assertThat(array.ints()).containsExactly(7, -1);
    }

    @Test
    void read_shorts_areBigEndian() {
        IdxArray array = read("00000b01 00000002 0102 ffff");
        assertThat(array.shorts()).containsExactly(0x102, -1);
        assertThat(array.ints()).containsExactly(0x102, -1);
        assertThat(array.floats()).containsExactly(258f, -1f);
    }

    @Test
    void read_ints_areBigEndian() {
        assertThat(read("00000c02 00000001 00000002 01020304 fffffffe").ints()).containsExactly(0x1020304, -2);
    }

    @Test
    void read_floats_areBinary32() {
        IdxArray array = read("00000d01 00000002 3fc00000 c0000000");
        assertThat(array.floats()).containsExactly(1.5f, -2f);
        assertThat(array.doubles()).containsExactly(1.5, -2);
    }

    @Test
    void read_doubles_areBinary64() {
        assertThat(read("00000e01 00000001 3ff8000000000000").doubles()).containsExactly(1.5);
    }

    @Test
    void read_rank0_isOneElement() {
        IdxArray array = read("00000c00 00000005");
        assertThat(array.shape()).isEqualTo(Shape.scalar());
        assertThat(array.ints()).containsExactly(5);
    }

    @Test
    void read_noItems_isEmpty() {
        IdxArray array = read("00000803 00000000 0000001c 0000001c");
        assertThat(array.shape()).isEqualTo(Shape.of(0, 28, 28));
        assertThat(array.bytes()).isEmpty();
    }

    @Test
    void read_noItemsOfHugeSize_isEmpty() {
        assertThat(read("00000803 00000000 7fffffff 7fffffff").bytes()).isEmpty();
    }

    @Test
    void read_gzip_isRecognisedByItsFirstBytes() throws IOException {
        byte[] compressed = gzip(bytes(LABELS));
        assertThat(Idx.read(new ByteArrayInputStream(compressed), "labels").ints()).containsExactly(7, 255);
        Path named = Files.write(folder.resolve("labels-without-gz"), compressed);
        assertThat(Idx.read(named).ints()).containsExactly(7, 255);
    }

    @Test
    void read_gzipOfTwoMembers_isTheirConcatenation() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(bytes("00000801 00000002")));
        both.write(gzip(bytes("07ff")));
        assertThat(Idx.read(new ByteArrayInputStream(both.toByteArray()), "labels").ints()).containsExactly(7, 255);
    }

    @Test
    void read_gzipWithNameCommentExtraAndHeaderSum_skipsThem() throws IOException {
        byte[] plain = gzip(bytes(LABELS));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes("1f8b08 1e 00000000 00ff 0200 abcd 6e00 6300 1234"));
        out.write(plain, 10, plain.length - 10);
        assertThat(Idx.read(new ByteArrayInputStream(out.toByteArray()), "labels").ints()).containsExactly(7, 255);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | f: at byte 0: the file ends, expected 4 bytes of the magic number: two zeros, type, rank
            0000                              | f: at byte 2: the file ends, expected 4 bytes of the magic number: two zeros, type, rank
            504b0304 00000000                 | f: at byte 0: expected the magic number of an IDX file, 0x00 0x00 and then type and rank, found 0x50 0x4b 0x03 0x04
            00000a01 00000000                 | f: at byte 2: expected a type of elements, 0x08 (unsigned byte), 0x09 (byte), 0x0b (short), 0x0c (int), 0x0d (float) or 0x0e (double), found 0x0a
            00000803 00000001 0000            | f: at byte 10: the file ends, expected 4 bytes of the size of axis 1 of 3
            00000801 80000000 00              | f: at byte 4: expected a size of at most 2147483647 for axis 0, found 2147483648
            00000c01 00000002 00000001 0002   | f: at byte 14: the file ends, expected 8 bytes for INT (2,) from byte 8 on, found 6
            00000801 00000002 070809          | f: at byte 10: expected the end of the file after UBYTE (2,), found 1 more bytes
            00000801 00000000 0708            | f: at byte 8: expected the end of the file after UBYTE (0,), found 2 more bytes
            00000800 0708                     | f: at byte 5: expected the end of the file after UBYTE (), found 1 more bytes
            00000801 7fffffff 0708            | f: at byte 8: the header claims UBYTE (2147483647,), 2147483647 bytes of data; at most 2147483639 can be read at once: take it in parts by Idx.open
            00000801 7fffff00 0708            | f: at byte 10: the file ends, expected 2147483392 bytes for UBYTE (2147483392,) from byte 8 on, found 2
            00000804 7fffffff 7fffffff 7fffffff 00000001 00 | f: at byte 20: the header claims UBYTE (2147483647, 2147483647, 2147483647, 1), more than 2⁶³ bytes of data; at most 2147483639 can be read at once: take it in parts by Idx.open
            """)
    void read_damagedStream_namesFileOffsetFoundAndExpected(String hex, String message) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(DataFormatException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00000801 80000000 00        | at byte 4: expected a size of at most 2147483647 for axis 0, found 2147483648
            00000801 7fffffff 0708      | at byte 10: the file ends, expected 2147483647 bytes for UBYTE (2147483647,) from byte 8 on, found 2
            00000804 7fffffff 7fffffff 7fffffff 00000001 00 | at byte 21: the file ends, expected more than 2⁶³ bytes for UBYTE (2147483647, 2147483647, 2147483647, 1) from byte 20 on, found 1
            00000801 00000002 070809    | at byte 10: expected the end of the file after UBYTE (2,), found 1 more bytes
            """)
    void read_damagedFile_isSeenFromItsLength(String hex, String message) throws IOException {
        Path file = Files.write(folder.resolve("damaged.idx"), bytes(hex));
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(DataFormatException.class).hasMessage(file + ": " + message);
    }

    @Test
    void read_gzipWithWrongContents_namesTheOffsetInTheUncompressedData() throws IOException {
        byte[] compressed = gzip(bytes("00000801 00000003 0708"));
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(compressed), "f")).isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "f: at byte 10 of the uncompressed data: the file ends, expected 3 bytes for UBYTE (3,) from byte 8 on,"
                                + " found 2");
    }

    @Test
    void read_gzipThatEndsEarly_namesTheOffset() throws IOException {
        byte[] compressed = gzip(bytes(LABELS));
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 3);
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(cut), "f")).isInstanceOf(DataFormatException.class)
                .hasMessage("f: at byte " + cut.length + " of the gzip file: the file ends, expected the size");
    }

    @Test
    void read_gzipWithBytesBehindIt_isRefused() throws IOException {
        byte[] compressed = gzip(bytes(LABELS));
        byte[] longer = Arrays.copyOf(compressed, compressed.length + 1);
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(longer), "f")).isInstanceOf(DataFormatException.class)
                .hasMessage("f: at byte " + longer.length + " of the gzip file: expected the first byte of a gzip member, 0x1f,"
                        + " or the end of the file, found 0x0");
    }

    @Test
    void read_gzipWithWrongSum_isRefused() throws IOException {
        byte[] compressed = gzip(bytes("00000801 00000001 07"));
        compressed[compressed.length - 8] ^= 1;
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(compressed), "f")).isInstanceOf(DataFormatException.class)
                .hasMessageMatching("f: at byte " + (compressed.length - 4)
                        + " of the gzip file: expected the check sum 0x[0-9a-f]+ of the data, found 0x[0-9a-f]+");
    }

    @Test
    void read_gzipWithWrongSize_isRefused() throws IOException {
        byte[] compressed = gzip(bytes("00000801 00000001 07"));
        compressed[compressed.length - 4] ^= 1;
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(compressed), "f")).isInstanceOf(DataFormatException.class)
                .hasMessage("f: at byte " + compressed.length + " of the gzip file: expected the size 9 of the data, found 8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1f8b07                        | 3 of the gzip file: expected the compression method deflate, 0x8, or the end of the file, found 0x7
            1f8b08e0                      | 4 of the gzip file: expected gzip flags below 0x20, found 0xe0
            1f8b0800 0000                 | 6 of the gzip file: the file ends, expected the gzip header
            1f8b0804 00000000 00ff 05     | 11 of the gzip file: the file ends, expected the length of the extra field
            1f8b0804 00000000 00ff 0500aa | 13 of the gzip file: the file ends, expected the extra field
            1f8b0808 00000000 00ff 6162   | 12 of the gzip file: the file ends, expected the name in the gzip header
            1f8b0802 00000000 00ff 61     | 11 of the gzip file: the file ends, expected the header's check sum
            1f8b0800 00000000 00ff        | 10 of the gzip file: the file ends, expected compressed data
            """)
    void read_damagedGzip_namesTheOffset(String hex, String message) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(DataFormatException.class).hasMessage("f: at byte " + message);
    }

    @Test
    void read_gzipWithDamagedBlock_saysSo() {
        assertThatThrownBy(() -> read("1f8b0800 00000000 00ff ffffffffffff")).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("f: at byte ")
                .hasMessageContaining("of the gzip file: expected deflated data, found damage (");
    }

    /// 1.9 GB claimed by a file of some bytes: what is allocated is what arrives, not what is claimed.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void read_headerThatClaimsMuch_allocatesLittle(boolean gzip) throws IOException {
        byte[] liar = bytes("00000803 70000000 00000001 00000001 0708");
        Path file = Files.write(folder.resolve("liar"), gzip ? gzip(liar) : liar);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(DataFormatException.class).hasMessageContaining("the file ends");
        assertThatThrownBy(() -> Idx.read(Files.newInputStream(file), "f")).isInstanceOf(DataFormatException.class)
                .hasMessageContaining("the file ends");
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(16 << 20);
    }

    @Test
    void read_missingFile_saysSo() {
        Path file = folder.resolve("missing.gz");
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(UncheckedIOException.class).hasMessage(file + ": no such file");
    }

    @Test
    void read_folder_saysThatItCannotBeRead() {
        assertThatThrownBy(() -> Idx.read(folder)).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(folder + ": cannot be read: ");
    }

    @Test
    void readResource_missing_saysSo() {
        assertThatThrownBy(() -> Idx.readResource(Mnist.class, "none.gz")).isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.gz: no such resource beside dev.telar.datasets.Mnist");
    }

    @Test
    void readResource_present_isRead() {
        assertThat(Idx.readResource(Mnist.class, "mnist/t10k-labels-idx1-ubyte.gz").shape()).isEqualTo(Shape.of(10_000));
    }

    @Test
    void open_readsPartByPart() throws IOException {
        Path file = folder.resolve("parts.idx.gz");
        Idx.write(IdxArray.ofInts(new int[]{1, 2, 3, 4, 5, 6}, 3, 2), file);
        try (IdxReader reader = Idx.open(file)) {
            assertThat(reader.shape()).isEqualTo(Shape.of(3, 2));
            assertThat(reader.type()).isEqualTo(IdxType.INT);
            assertThat(reader.next(2)).isEqualTo(IdxArray.ofInts(new int[]{1, 2, 3, 4}, 2, 2));
            assertThat(reader.remaining()).isEqualTo(1);
            assertThat(reader.next(2)).isEqualTo(IdxArray.ofInts(new int[]{5, 6}, 1, 2));
            assertThat(reader.remaining()).isZero();
            assertThatThrownBy(() -> reader.next(1)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("idx: no item of " + file + " is left; ask remaining() first");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void next_fewerThanOneItem_isRefused(int items) throws IOException {
        Path file = Files.write(folder.resolve("labels.idx"), bytes(LABELS));
        try (IdxReader reader = Idx.open(file)) {
            assertThatThrownBy(() -> reader.next(items)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("idx: the number of items must be 1 or more, given " + items);
        }
    }

    @Test
    void write_labels_areTheBytesOfTheFormat() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Idx.write(IdxArray.ofUnsignedBytes(new byte[]{7, -1}, 2), out);
        assertThat(out.toByteArray()).isEqualTo(bytes(LABELS));
    }

    @Test
    void write_256Axes_isRefused() {
        int[] ones = new int[256];
        Arrays.fill(ones, 1);
        IdxArray array = IdxArray.ofBytes(new byte[1], ones);
        assertThatThrownBy(() -> Idx.write(array, new ByteArrayOutputStream())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("idx: at most 255 axes can be written, given 256");
    }

    @Test
    void write_intoAMissingFolder_saysSo() {
        Path file = folder.resolve("none").resolve("a.idx");
        assertThatThrownBy(() -> Idx.write(IdxArray.ofBytes(new byte[1], 1), file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(file + ": cannot be written: ");
    }

    @Test
    void accessors_thatWouldLoseValues_refuse() {
        IdxArray ints = IdxArray.ofInts(new int[]{1}, 1);
        IdxArray doubles = IdxArray.ofDoubles(new double[]{1}, 1);
        String remedy = "; doubles() reads every type";
        assertThatThrownBy(ints::bytes).isInstanceOf(DTypeException.class)
                .hasMessage("idx: bytes() needs elements of type UBYTE or BYTE, these are INT" + remedy);
        assertThatThrownBy(ints::shorts).isInstanceOf(DTypeException.class)
                .hasMessage("idx: shorts() needs elements of type UBYTE, BYTE or SHORT, these are INT" + remedy);
        assertThatThrownBy(ints::floats).isInstanceOf(DTypeException.class)
                .hasMessage("idx: floats() needs elements of type UBYTE, BYTE, SHORT or FLOAT, these are INT" + remedy);
        assertThatThrownBy(doubles::ints).isInstanceOf(DTypeException.class)
                .hasMessage("idx: ints() needs elements of type UBYTE, BYTE, SHORT or INT, these are DOUBLE" + remedy);
    }

    @Test
    void of_wrongNumberOfValues_isRefused() {
        assertThatThrownBy(() -> IdxArray.ofInts(new int[5], 2, 3)).isInstanceOf(ShapeException.class)
                .hasMessage("idx: shape (2, 3) has 6 elements, given 5 values");
    }

    static IdxArray read(String hex) {
        return Idx.read(new ByteArrayInputStream(bytes(hex)), "f");
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
