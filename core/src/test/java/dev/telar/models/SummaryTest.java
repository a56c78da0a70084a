package dev.telar.models;

import static dev.telar.activations.Activations.SIGMOID;
import static dev.telar.activations.Activations.SOFTMAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.telar.layers.Activation;
import dev.telar.layers.Dense;

class SummaryTest {

    @Test
    void summary_notebook_isKerasTable() {
        Sequential network = new Sequential();
        network.add(Dense.of(512).activation(SIGMOID).inputShape(28 * 28));
        network.add(Dense.of(10).activation(SOFTMAX));
        assertThat(Summary.of(network).lineLength(76)).hasToString("""
                Model: "sequential"
                ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
                ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
                ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
                │ dense (Dense)                   │ (None, 512)            │       401,920 │
                ├─────────────────────────────────┼────────────────────────┼───────────────┤
                │ dense_1 (Dense)                 │ (None, 10)             │         5,130 │
                └─────────────────────────────────┴────────────────────────┴───────────────┘
                 Total params: 407,050 (1.55 MB)
                 Trainable params: 407,050 (1.55 MB)
                 Non-trainable params: 0 (0.00 B)
                """);
    }

    @Test
    void summary_notBuilt_hasQuestionMarks() {
        assertThat(Summary.of(Sequential.of(Dense.of(4))).lineLength(76).toString())
                .contains("│ dense (Dense)                   │ ?                      │   0 (unbuilt) │\n")
                .contains(" Total params: 0 (0.00 B)\n");
    }

    @Test
    void summary_nested_isExpandedOnRequest() {
        Sequential inner = new Sequential("encoder").add(Dense.of(2).inputShape(3));
        Sequential outer = Sequential.of(inner, Activation.of(SIGMOID));
        assertThat(Summary.of(outer).lineLength(76).toString()).doesNotContain("└ dense");
        assertThat(Summary.of(outer).lineLength(76).expandNested(true).showTrainable(true).toString())
                .contains("│ encoder (Sequential)").contains("│    └ dense (Dense)").contains("│ activation")
                .contains("│   Y   │").contains("│   -   │");
    }

    @Test
    void summary_tooNarrow_isAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(Sequential.of(Dense.of(4))).lineLength(10).toString())
                .withMessage("Insufficient console width to print summary.");
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new Sequential()).lineLength(0))
                .withMessage("summary: lines have 1 column or more, given 0");
    }

    @Test
    void summary_writer_receivesTheText() {
        Sequential model = Sequential.of(Dense.of(4).inputShape(2));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.summary(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(Summary.of(model).toString());
    }
}
