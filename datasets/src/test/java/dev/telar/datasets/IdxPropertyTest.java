package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

/// Laws of the IDX format: what is written is read back; whatever happens to a file, the answer is an array or a clear error.
class IdxPropertyTest {

    @Property(tries = 300)
    void write_thenRead_isTheSame(@ForAll("arrays") IdxArray array, @ForAll boolean gzip) throws IOException {
        assertThat(Idx.read(new ByteArrayInputStream(file(array, gzip)), "f")).isEqualTo(array);
    }

    @Property(tries = 500)
    void read_truncatedAnywhere_isADataFormatException(@ForAll("arrays") IdxArray array, @ForAll boolean gzip,
            @ForAll double where)
            throws IOException {
        byte[] file = file(array, gzip);
        byte[] cut = Arrays.copyOf(file, (int) (Math.abs(where % 1) * file.length));
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(cut), "cut")).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("cut: at byte ").hasMessageContaining("the file ends");
    }

    @Property(tries = 300)
    void read_withBytesBehind_isADataFormatException(@ForAll("arrays") IdxArray array, @ForAll boolean gzip,
            @ForAll byte[] behind)
            throws IOException {
        byte[] file = file(array, gzip);
        byte[] longer = Arrays.copyOf(file, file.length + behind.length + 1);
        System.arraycopy(behind, 0, longer, file.length, behind.length);
        assertThatThrownBy(() -> Idx.read(new ByteArrayInputStream(longer), "long")).isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("long: at byte ");
    }

    @Property(tries = 2000)
    void read_corruptedAnywhere_isAnArrayOrADataFormatException(@ForAll("arrays") IdxArray array, @ForAll boolean gzip,
            @ForAll double where, @ForAll byte flips) throws IOException {
        byte[] file = file(array, gzip);
        file[(int) (Math.abs(where % 1) * file.length)] ^= flips;
        assertArrayOrDataFormatException(file);
    }

    @Property(tries = 2000)
    void read_anyBytes_isAnArrayOrADataFormatException(@ForAll byte[] bytes, @ForAll("prefixes") byte[] prefix) {
        byte[] file = Arrays.copyOf(prefix, prefix.length + bytes.length);
        System.arraycopy(bytes, 0, file, prefix.length, bytes.length);
        assertArrayOrDataFormatException(file);
    }

    private static void assertArrayOrDataFormatException(byte[] file) {
        try {
            IdxArray array = Idx.read(new ByteArrayInputStream(file), "f");
            assertThat(array.data()).hasSize((int) array.shape().elements() * array.type().bytes());
        } catch (DataFormatException e) {
            assertThat(e).hasMessageStartingWith("f: at byte ");
        }
    }

    @Provide
    Arbitrary<byte[]> prefixes() {
        return Arbitraries.of(new byte[0], new byte[]{0, 0}, new byte[]{0, 0, 8, 1}, new byte[]{0, 0, 14, 4},
                new byte[]{0, 0, 8, 3, 0x7f}, new byte[]{0x1f, (byte) 0x8b},
                new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    }

    @Provide
    Arbitrary<IdxArray> arrays() {
        Arbitrary<int[]> shapes = Arbitraries.integers().between(0, 4).array(int[].class).ofMaxSize(4);
        Arbitrary<IdxType> types = Arbitraries.of(IdxType.class);
        return shapes.flatMap(shape -> types.flatMap(type -> {
            int bytes = (int) Shape.of(shape).elements() * type.bytes();
            return Arbitraries.bytes().array(byte[].class).ofSize(bytes).map(data -> new IdxArray(type, Shape.of(shape), data));
        }));
    }

    private static byte[] file(IdxArray array, boolean gzip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Idx.write(array, out);
        return gzip ? IdxTest.gzip(out.toByteArray()) : out.toByteArray();
    }
}
