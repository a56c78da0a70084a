package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.AWTError;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

import org.junit.jupiter.api.Test;

class RenderingTest {

    @Test
    void drawing_withoutTheDisplayThatIsNamed_tellsTheRemedy() {
        assertThatIllegalStateException().isThrownBy(() -> Rendering.guarded(() -> {
            throw new AWTError("no display");
        })).withMessage(
                "plots: this Java runtime cannot draw: java.awt.AWTError: no display (Telar needs no display: unset DISPLAY or"
                        + " start Java with -Djava.awt.headless=true, and use a runtime that has the java.desktop module)");
    }

    @Test
    void drawing_withoutTheDesktopModule_tellsTheRemedy() {
        assertThatIllegalStateException().isThrownBy(() -> Rendering.guarded(() -> {
            throw new NoClassDefFoundError("java/awt/Font");
        })).withMessageContaining("java/awt/Font").withMessageEndingWith("use a runtime that has the java.desktop module)");
    }

    @Test
    void drawing_withoutFonts_tellsTheRemedy() {
        assertThatIllegalStateException().isThrownBy(() -> Rendering.guarded(() -> {
            throw new InternalError("Fontconfig head is null");
        })).withMessage("plots: this Java runtime cannot draw: java.lang.InternalError: Fontconfig head is null"
                + " (install fontconfig and a font; on Debian: apt install fontconfig fonts-dejavu-core)");
    }

    @Test
    void drawing_thatWorks_givesItsResult() {
        assertThat(Rendering.guarded(() -> "drawn")).isEqualTo("drawn");
    }

    /// No PNG writer takes floating pixels.
    @Test
    void png_withoutAWriter_tellsTheRemedy() {
        ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false,
                Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(1, 1), false, null);
        assertThatIllegalStateException().isThrownBy(() -> Rendering.png(image))
                .withMessage("save: this Java runtime has no PNG writer; use a runtime with the whole java.desktop module,"
                        + " or save as .svg");
    }
}
