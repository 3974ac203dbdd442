package dev.skein.render;

/// Where a picture of few, exact shapes is drawn: the window, an SVG file, a list, a log of a test.
///
/// Coordinates are logical pixels, y downwards; colours `0xAARRGGBB`, not premultiplied.
public interface DrawTarget {
    /// A filled rectangle.
    void rect(double x, double y, double width, double height, int argb);

    /// The outline of a rectangle, drawn inside it.
    void frame(double x, double y, double width, double height, double strokePx, int argb);

    void line(double x1, double y1, double x2, double y2, double strokePx, int argb);

    /// Text whose baseline is at `y`; `x` is where [Anchor] says.
    void text(double x, double y, String text, TextStyle style);

    /// Pixels, stretched to the rectangle.
    void image(double x, double y, double width, double height, Raster raster);

    /// Which point of a text lies at its `x`.
    enum Anchor {
        LEFT,
        CENTRE,
        RIGHT
    }

    /// How a text looks.
    ///
    /// @param sizePx height of the font
    /// @param mono digits of one width, for code and numbers
    record TextStyle(double sizePx, boolean bold, boolean mono, Anchor anchor, int argb) {
        public static TextStyle of(double sizePx, int argb) {
            return new TextStyle(sizePx, false, false, Anchor.LEFT, argb);
        }

        public TextStyle bolder() {
            return new TextStyle(sizePx, true, mono, anchor, argb);
        }

        public TextStyle at(Anchor newAnchor) {
            return new TextStyle(sizePx, bold, mono, newAnchor, argb);
        }
    }
}
