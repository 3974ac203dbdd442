package dev.skein.render;

/// Which colour a pixel takes that several states share.
public enum ColourMode {
    /// The class with most of the pixel's time.
    DOMINANT("dominant", "Dominant"),
    /// Every class as high as its share; rows of less than 14 px fall back to [#DOMINANT].
    STACKED("stacked", "Stacked"),
    /// The most severe class that has any time.
    WORST_FIRST("worst-first", "Worst first"),
    /// The average of the light; a colour that is in no legend.
    BLEND("blend", "Blend");

    private final String key;
    private final String label;

    ColourMode(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// The name in settings and view links.
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public ColourMode next() {
        return switch (this) {
            case DOMINANT -> STACKED;
            case STACKED -> WORST_FIRST;
            case WORST_FIRST -> BLEND;
            case BLEND -> DOMINANT;
        };
    }
}
