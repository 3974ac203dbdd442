package dev.skein.view.series;

/// Where the dumps of a series stand, in logical pixels, ascending.
final class DumpCentres {
    private final double[] centrePx;

    /// @param centrePx owned by this from here on
    DumpCentres(double[] centrePx) {
        this.centrePx = centrePx;
    }

    int count() {
        return centrePx.length;
    }

    double px(int dump) {
        return centrePx[dump];
    }
}
