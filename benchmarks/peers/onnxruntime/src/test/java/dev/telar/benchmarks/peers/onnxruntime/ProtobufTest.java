package dev.telar.benchmarks.peers.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The examples of the format's documentation.
class ProtobufTest {

    @Test
    void number_of150_isAVarint() {
        assertThat(new Protobuf().number(1, 150).toByteArray()).containsExactly(0x08, 0x96, 0x01);
    }

    @Test
    void text_hasItsLength() {
        assertThat(new Protobuf().text(2, "testing").toByteArray()).containsExactly(0x12, 0x07, 't', 'e', 's', 't', 'i', 'n',
                'g');
    }

    @Test
    void message_isNested() {
        assertThat(new Protobuf().message(3, inner -> inner.number(1, 150)).toByteArray()).containsExactly(0x1a, 0x03, 0x08, 0x96,
                0x01);
    }

    @Test
    void floats_areLittleEndian() {
        assertThat(new Protobuf().floats(9, 1f).toByteArray()).containsExactly(0x4a, 0x04, 0, 0, 0x80, 0x3f);
    }
}
