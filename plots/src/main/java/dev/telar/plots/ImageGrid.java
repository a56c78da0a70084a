package dev.telar.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/// Images side by side in rows and columns, each stretched without smoothing and without axes, as Matplotlib's `imshow` in `subplots`.
///
/// Grey images are shown through [ColorMap#VIRIDIS], each from its own smallest to its own largest value. The default size gives
/// each image a whole multiple of its pixels.
public final class ImageGrid implements Picture {

    private static final int GAP = 8;
    private static final int SMALL_IMAGE = 100;
    private static final int LARGE_IMAGE = 256;
    private static final int LARGEST_DEFAULT = 4096;
    private static final double TITLE_TEXT = 12;
    private static final int UNSET = 0;

    private final List<ImageData> images;
    private final int rows;
    private final int columns;
    private final ColorMap map;
    private final List<String> titles;
    private final String title;
    private final int width;
    private final int height;

    private ImageGrid(List<ImageData> images, int rows, int columns, ColorMap map, List<String> titles, String title, int width,
            int height) {
        this.images = images;
        this.rows = rows;
        this.columns = columns;
        this.map = map;
        this.titles = titles;
        this.title = title;
        this.width = width;
        this.height = height;
    }

    static ImageGrid of(List<ImageData> images, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "imageGrid: needs at least 1 row and 1 column, but got " + rows + " and " + columns);
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException("imageGrid: there are no images; give at least one");
        }
        List<ImageData> shown = List.copyOf(images.subList(0, (int) Math.min(images.size(), (long) rows * columns)));
        return new ImageGrid(shown, rows, columns, ColorMap.VIRIDIS, List.of(), "", UNSET, UNSET);
    }

    /// The same grid with grey images shown through another color map.
    ///
    /// @param other for instance [ColorMap#GREY]
    public ImageGrid colorMap(ColorMap other) {
        return new ImageGrid(images, rows, columns, Objects.requireNonNull(other, "map"), titles, title, width, height);
    }

    /// The same grid with a text over each image. Default: none.
    ///
    /// @param texts one for each image that is shown, in their order
    /// @throws IllegalArgumentException if there are not as many texts as images
    public ImageGrid titles(List<String> texts) {
        if (texts.size() != images.size()) {
            throw new IllegalArgumentException("titles: got " + texts.size() + " titles for " + images.size()
                    + " images; give one for each image that is shown");
        }
        return new ImageGrid(images, rows, columns, map, List.copyOf(texts), title, width, height);
    }

    /// As [#titles(List)].
    ///
    /// @param texts one for each image that is shown, in their order
    public ImageGrid titles(String... texts) {
        return titles(List.of(texts));
    }

    @Override
    public ImageGrid title(String newTitle) {
        return new ImageGrid(images, rows, columns, map, titles, Objects.requireNonNull(newTitle, "title"), width, height);
    }

    @Override
    public ImageGrid size(int newWidth, int newHeight) {
        Frame frame = new Frame(title, newWidth, newHeight);
        return new ImageGrid(images, rows, columns, map, titles, title, frame.width(), frame.height());
    }

    @Override
    public int width() {
        return width != UNSET ? width : Math.min(LARGEST_DEFAULT, Frame.bounded(GAP + columns * (side(ImageData::width) + GAP)));
    }

    @Override
    public int height() {
        int titleHeight = title.isEmpty() ? 0 : 32;
        return height != UNSET
                ? height
                : Math.min(LARGEST_DEFAULT,
                        Frame.bounded(titleHeight + GAP + rows * (side(ImageData::height) + GAP + captionHeight())));
    }

    private int captionHeight() {
        return titles.isEmpty() ? 0 : (int) (TITLE_TEXT * 1.5);
    }

    /// How long the default size makes one side of the images: their largest, enlarged by a whole number.
    private int side(java.util.function.ToIntFunction<ImageData> length) {
        int longest = 1;
        int largest = 1;
        for (ImageData image : images) {
            longest = Math.max(longest, Math.max(image.height(), image.width()));
            largest = Math.max(largest, length.applyAsInt(image));
        }
        double zoom = longest > LARGE_IMAGE ? (double) LARGE_IMAGE / longest : Math.ceilDiv(SMALL_IMAGE, longest);
        return Math.max(1, (int) (largest * zoom));
    }

    @Override
    public void paint(Graphics2D graphics) {
        double top = Lettering.paintTitle(graphics, new Frame(title, width(), height()));
        int first = (int) Math.max(top, GAP);
        int cellWidth = (width() - GAP) / columns;
        int cellHeight = (height() - first) / rows;
        if (cellWidth <= GAP || cellHeight <= GAP + captionHeight()) {
            throw new IllegalStateException(
                    "imageGrid: " + rows + " × " + columns + " images do not fit into " + width() + " × " + height()
                            + " pixels; choose a larger size or fewer images");
        }
        int left = GAP + (width() - GAP - columns * cellWidth) / 2;
        for (int i = 0; i < images.size(); i++) {
            int x = left + i % columns * cellWidth;
            int y = first + i / columns * cellHeight;
            if (!titles.isEmpty()) {
                Lettering lettering = Lettering.plain(TITLE_TEXT);
                graphics.setColor(Color.BLACK);
                lettering.paint(graphics, lettering.fit(titles.get(i), cellWidth - 2), x + (cellWidth - GAP) / 2.0,
                        y + TITLE_TEXT, 0.5);
            }
            paintImage(graphics, images.get(i).colored(map), x, y + captionHeight(), cellWidth - GAP,
                    cellHeight - GAP - captionHeight());
        }
    }

    /// Paints an image as large as the place allows, in the middle of it, in its own proportions.
    static void paintImage(Graphics2D graphics, BufferedImage image, int x, int y, int width, int height) {
        double zoom = Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
        int shownWidth = Math.max(1, (int) Math.round(image.getWidth() * zoom));
        int shownHeight = Math.max(1, (int) Math.round(image.getHeight() * zoom));
        Pixels.paint(graphics, image, x + (width - shownWidth) / 2, y + (height - shownHeight) / 2, shownWidth, shownHeight);
    }
}
