package dev.skein.testkit;

import dev.skein.render.DrawTarget;
import dev.skein.render.Raster;
import java.util.Locale;

/// A drawing as text, one shape per line, so that a test reads what is painted without pixels.
public final class DrawLog implements DrawTarget {
    private final StringBuilder log = new StringBuilder();

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        add("rect %.1f %.1f %.1f %.1f %08x", x, y, width, height, argb);
    }

    @Override
    public void frame(double x, double y, double width, double height, double strokePx, int argb) {
        add("frame %.1f %.1f %.1f %.1f %08x", x, y, width, height, argb);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double strokePx, int argb) {
        add("line %.1f %.1f %.1f %.1f %08x", x1, y1, x2, y2, argb);
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        add("text %.1f %.1f '%s'", x, y, text);
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        add("image %.1f %.1f %.1f %.1f", x, y, width, height);
    }

    private void add(String format, Object... arguments) {
        log.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
