package dev.telar.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeviceTest {

    @Test
    void parse_ofItsText_givesTheDevice() {
        assertThat(Device.parse("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
        assertThat(Device.parse("gpu")).isEqualTo(Device.gpu(0)).hasToString("gpu:0");
        assertThat(Device.parse(" GPU:3 ")).isEqualTo(Device.gpu(3)).hasToString("gpu:3");
    }

    @Test
    void parse_ofSomethingElse_isAnError() {
        for (String text : new String[]{"", "gpu:", "gpu:-1", "gpu:x", "gpu 1", "1", "gpu:1:2", "gpu:1234567890", ":1"}) {
            assertThatThrownBy(() -> Device.parse(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("device: " + text + " is none; write cpu, gpu or gpu:1");
        }
    }

    @Test
    void device_withBadParts_isAnError() {
        assertThatThrownBy(() -> new Device("cpu:0", 0)).hasMessage(
                "device: a kind such as cpu or gpu and an index from 0 expected, given cpu:0 and 0");
        assertThatThrownBy(() -> Device.gpu(-1)).hasMessage(
                "device: a kind such as cpu or gpu and an index from 0 expected, given gpu and -1");
    }
}
