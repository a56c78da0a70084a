/// Pictures of what a model sees and learns, drawn without a display and saved as PNG or SVG: [dev.telar.plots.Plots] is where to start.
///
/// Every picture is an immutable value ([dev.telar.plots.Picture]); settings return a changed copy, and nothing of `java.awt` is
/// loaded before a picture is drawn. The same picture gives the same bytes on the same machine. Curves stand on XChart, grids of
/// images, matrices and bars beside images on plain Java2D; both go through one drawing path, whatever the format. Uses core alone.
@org.jspecify.annotations.NullMarked
package dev.telar.plots;
