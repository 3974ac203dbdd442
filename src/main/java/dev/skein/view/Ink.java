package dev.skein.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Fonts, colours and text for painted regions.
public final class Ink {
    public static final String UI_FAMILY = "Inter";
    public static final String CODE_FAMILY = "JetBrains Mono";

    public static final Font SMALL = Font.font(UI_FAMILY, 10);
    public static final Font TINY = Font.font(UI_FAMILY, 8.5);
    public static final Font LABEL = Font.font(UI_FAMILY, 11);
    public static final Font STRONG_LABEL = Font.font(UI_FAMILY, FontWeight.SEMI_BOLD, 11);
    public static final Font NAME = Font.font(UI_FAMILY, 12);
    public static final Font STRONG = Font.font(UI_FAMILY, FontWeight.SEMI_BOLD, 12);

    private static final String ELLIPSIS = "…";
    private static final Text PROBE = new Text();

    private Ink() {}

    public static Color color(int argb) {
        return Color.rgb(
                (argb >> 16) & 0xff,
                (argb >> 8) & 0xff,
                argb & 0xff,
                ((argb >> 24) & 0xff) / 255.0);
    }

    public static Color color(int argb, double alpha) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, alpha);
    }

    /// Of two colours the one that stands out more on `groundArgb`.
    public static Color contrasting(int groundArgb, int oneArgb, int otherArgb) {
        double ground = luminance(groundArgb);
        boolean one =
                contrast(ground, luminance(oneArgb)) >= contrast(ground, luminance(otherArgb));
        return color(one ? oneArgb : otherArgb);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear((argb >> 16) & 0xff)
                + 0.7152 * linear((argb >> 8) & 0xff)
                + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// Sets font and colour and puts text at its vertical middle.
    public static void pen(GraphicsContext graphics, Font font, Color color) {
        graphics.setFont(font);
        graphics.setFill(color);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
    }

    /// Width of `text` in `font`. UI thread.
    public static double widthPx(String text, Font font) {
        PROBE.setFont(font);
        PROBE.setText(text);
        return PROBE.getLayoutBounds().getWidth();
    }

    /// `text` cut at its end to fit; empty when not even a few letters do.
    public static String fitted(String text, Font font, double widthPx) {
        if (widthPx(text, font) <= widthPx) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (widthPx(text.substring(0, middle) + ELLIPSIS, font) <= widthPx) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 2 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }

    /// `text` cut in its middle, because names of threads differ at both ends.
    public static String fittedInTheMiddle(String text, Font font, double widthPx) {
        if (widthPx(text, font) <= widthPx) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int kept = (low + high + 1) >>> 1;
            if (widthPx(halves(text, kept), font) <= widthPx) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return low < 3 ? "" : halves(text, low);
    }

    private static String halves(String text, int kept) {
        int tail = kept / 2;
        return text.substring(0, kept - tail) + ELLIPSIS + text.substring(text.length() - tail);
    }
}
