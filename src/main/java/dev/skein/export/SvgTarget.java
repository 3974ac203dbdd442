package dev.skein.export;

import dev.skein.render.DrawTarget;
import dev.skein.render.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/// Writes shapes as SVG elements. Text stays text; pixels are embedded as PNG.
final class SvgTarget implements DrawTarget {
    private static final int OPAQUE = 0xff;

    private final StringBuilder out = new StringBuilder();
    private int elements;

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        begin("rect", x, y, width, height);
        colour("fill", argb);
        end();
    }

    @Override
    public void frame(double x, double y, double width, double height, double strokePx, int argb) {
        double inset = strokePx / 2;
        begin("rect", x + inset, y + inset, width - strokePx, height - strokePx);
        out.append(" fill=\"none\"");
        number("stroke-width", strokePx);
        colour("stroke", argb);
        end();
    }

    private void begin(String name, double x, double y, double width, double height) {
        elements++;
        out.append('<').append(name);
        number("x", x);
        number("y", y);
        number("width", Math.max(0, width));
        number("height", Math.max(0, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double strokePx, int argb) {
        elements++;
        out.append("<line");
        number("x1", x1);
        number("y1", y1);
        number("x2", x2);
        number("y2", y2);
        number("stroke-width", strokePx);
        colour("stroke", argb);
        end();
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        if (text.isBlank()) {
            return;
        }
        elements++;
        out.append("<text");
        number("x", x);
        number("y", y);
        number("font-size", style.sizePx());
        if (style.bold()) {
            out.append(" font-weight=\"600\"");
        }
        if (style.mono()) {
            out.append(" font-family=\"JetBrains Mono,ui-monospace,monospace\"");
        }
        switch (style.anchor()) {
            case LEFT -> {}
            case CENTRE -> out.append(" text-anchor=\"middle\"");
            case RIGHT -> out.append(" text-anchor=\"end\"");
        }
        colour("fill", style.argb());
        out.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        begin("image", x, y, width, height);
        out.append(" preserveAspectRatio=\"none\" href=\"data:image/png;base64,");
        out.append(Base64.getEncoder().encodeToString(png(raster))).append('"');
        end();
    }

    private static byte[] png(Raster raster) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PngFile.write(raster.pixels(), raster.width(), raster.height(), Map.of(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    private void number(String name, double value) {
        out.append(' ').append(name).append("=\"");
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
        }
        long size = Math.abs(hundredths);
        out.append(size / 100);
        if (size % 100 != 0) {
            out.append('.').append(size / 10 % 10);
            out.append(size % 10 == 0 ? "" : String.valueOf(size % 10));
        }
        out.append('"');
    }

    private void colour(String name, int argb) {
        String rgb = Integer.toHexString((argb & 0xffffff) | 0x1000000).substring(1);
        out.append(' ').append(name).append("=\"#").append(rgb).append('"');
        int alpha = argb >>> 24;
        if (alpha != OPAQUE) {
            number(name + "-opacity", alpha / 255.0);
        }
    }

    private void end() {
        out.append("/>\n");
    }

    /// How many shapes were written.
    int elements() {
        return elements;
    }

    /// The elements, without the `svg` element around them.
    String text() {
        return out.toString();
    }

    /// Text for XML and HTML; what XML cannot hold becomes U+FFFD.
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
        }
    }

    private static boolean isXml(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        return !control && !surrogate && c != 0xfffe && c != 0xffff;
    }
}
