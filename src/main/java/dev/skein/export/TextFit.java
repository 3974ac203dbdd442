package dev.skein.export;

import java.util.ArrayList;
import java.util.List;

/// How wide text will be, without a toolkit to ask.
///
/// Whoever opens an SVG has another font than the one it was laid out with, so widths are estimates
/// for a wide common sans-serif (DejaVu Sans, Verdana); in narrower fonts there is room left.
final class TextFit {
    private static final String NARROW = "ijl.,:;'|!()[]{}/\\ ftrI-";
    private static final String WIDE = "mwMWQO@%—…#→";
    private static final double NARROW_EM = 0.38;
    private static final double WIDE_EM = 0.95;
    private static final double CAPITAL_EM = 0.72;
    private static final double USUAL_EM = 0.62;
    private static final double MONO_EM = 0.61;
    private static final double BOLD = 1.08;
    private static final String ELLIPSIS = "…";

    private TextFit() {}

    static double widthPx(String text, double sizePx, boolean bold, boolean mono) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            em += mono ? MONO_EM : em(text.charAt(i));
        }
        return em * sizePx * (bold ? BOLD : 1);
    }

    private static double em(char c) {
        if (NARROW.indexOf(c) >= 0) {
            return NARROW_EM;
        }
        if (WIDE.indexOf(c) >= 0 || c >= 0x2e80) {
            return WIDE_EM;
        }
        return Character.isUpperCase(c) ? CAPITAL_EM : USUAL_EM;
    }

    /// `text`, cut in its middle to fit, because names differ at both ends.
    static String cut(String text, double sizePx, double maxPx) {
        if (widthPx(text, sizePx, false, false) <= maxPx) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int kept = (low + high + 1) >>> 1;
            if (widthPx(halves(text, kept), sizePx, false, false) <= maxPx) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return low < 2 ? "" : halves(text, low);
    }

    private static String halves(String text, int kept) {
        int tail = kept / 2;
        return text.substring(0, kept - tail) + ELLIPSIS + text.substring(text.length() - tail);
    }

    /// Lines of at most `maxPx`, broken at spaces; a longer word is cut.
    static List<String> wrap(String text, double sizePx, boolean bold, double maxPx) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double size = bold ? sizePx * BOLD : sizePx;
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && widthPx(longer, size, false, false) > maxPx) {
                lines.add(line.toString());
                longer = word;
            }
            line.setLength(0);
            line.append(cut(longer, size, maxPx));
        }
        lines.add(line.toString());
        return lines;
    }
}
