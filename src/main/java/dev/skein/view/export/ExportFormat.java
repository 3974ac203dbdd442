package dev.skein.view.export;

import dev.skein.view.Strings;
import java.util.Locale;

/// The forms in which a picture leaves the window.
public enum ExportFormat {
    PNG,
    SVG,
    HTML,
    /// With its picture as PNG beside it.
    MD;

    /// `.png`.
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return Strings.get("export.format." + name().toLowerCase(Locale.ROOT));
    }

    /// Whether pixels are written, so that their number matters.
    public boolean hasPixels() {
        return this == PNG || this == MD;
    }
}
