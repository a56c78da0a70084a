package dev.telar.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A picture: an immutable value that can be painted, turned into an image or into SVG text, and saved.
///
/// The settings of a picture return a changed copy, so one picture can be saved in several forms:
///
///     Picture picture = Plots.histogram("weights", weights, 40).title("dense").size(640, 480);
///     picture.save(Path.of("weights.png"));
///     picture.save(Path.of("weights.svg"));
///
/// No display is needed. Text is drawn as outlines of the machine's sans-serif font, so an SVG looks the same wherever it is opened.
public sealed interface Picture permits Chart, ConfusionMatrixPlot, FunctionPanels, HistogramPlot, ImageGrid, PredictionsPlot {

    /// The same picture under a title; by default there is none, or the name of what is shown. A title that is too long for one line
    /// is broken into two, and what is still too long ends in `…`.
    ///
    /// @param title the title; empty for none
    Picture title(String title);

    /// The same picture at another size. Each picture has a default that suits what it shows.
    ///
    /// @param width in pixels, 64 to 16384
    /// @param height in pixels, 64 to 16384
    /// @throws IllegalArgumentException if a side is out of range
    Picture size(int width, int height);

    /// The width in pixels.
    int width();

    /// The height in pixels.
    int height();

    /// Paints the picture on a white ground from (0, 0) to ([#width()], [#height()]): the one drawing path that images, SVG and
    /// files share.
    ///
    /// @param graphics what to paint on; its transform is as before on return
    void paint(Graphics2D graphics);

    /// The picture as an opaque RGB image of [#width()] × [#height()] pixels.
    ///
    /// @throws IllegalStateException if this Java runtime cannot draw; the message says what to do
    default BufferedImage toImage() {
        return Rendering.image(this);
    }

    /// The picture as an SVG 1.1 document.
    ///
    /// @throws IllegalStateException if this Java runtime cannot draw; the message says what to do
    default String toSvg() {
        return Rendering.svg(this);
    }

    /// Saves the picture. The ending of the file's name, `.png` or `.svg` in any case, tells the format. Missing folders are made.
    /// The file appears whole or not at all; one that was there is replaced.
    ///
    /// @param file where to save
    /// @return the same path
    /// @throws IllegalArgumentException if the ending is neither `.png` nor `.svg`
    /// @throws IllegalStateException if this Java runtime cannot draw; the message says what to do
    /// @throws UncheckedIOException if the file cannot be written
    default Path save(Path file) {
        return Rendering.save(this, file);
    }
}
