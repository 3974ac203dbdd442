package dev.skein.render.icicle;

import dev.skein.query.stacks.StackTree;

/// Which part of an icicle is on screen. Immutable, so that an earlier one is the undo of a later
/// one. Lengths are logical pixels.
///
/// @param left share of the whole at the left edge, 0..1
/// @param span share of the whole that the width shows, above 0, at most 1
/// @param scrollPx how far the rows are scrolled up
public record IcicleView(double left, double span, double scrollPx, int rowPx, int widthPx) {
    public static final int ROW_PX = 18;

    /// Deepest zoom; below it the places of boxes are no longer exact to a pixel.
    private static final double MIN_SPAN = 1e-9;

    public IcicleView {
        if (!(span > 0) || span > 1 || rowPx < 1 || widthPx < 1) {
            throw new IllegalArgumentException(span + ", " + rowPx + " px, " + widthPx + " px");
        }
        left = Math.clamp(left, 0, 1 - span);
        scrollPx = Math.max(0, scrollPx);
    }

    public static IcicleView whole(int widthPx) {
        return new IcicleView(0, 1, 0, ROW_PX, Math.max(1, widthPx));
    }

    /// Place under `x`, as a share of the whole.
    public double placeAt(double x) {
        return left + x * span / widthPx;
    }

    public double xAt(double place) {
        return (place - left) / span * widthPx;
    }

    /// Row under `y`; may be one that the tree does not have.
    public int rowAt(double y) {
        return (int) Math.floor((y + scrollPx) / rowPx);
    }

    /// Upper edge of a row.
    public double topPx(int row) {
        return row * (double) rowPx - scrollPx;
    }

    /// The node under a point, [StackTree#NONE] when there is none.
    public int nodeAt(StackTree tree, double x, double y) {
        return tree.nodeAt(rowAt(y), placeAt(x));
    }

    /// Shows a node over the whole width.
    public IcicleView onto(StackTree tree, int node) {
        double width = Math.max(MIN_SPAN, tree.width(node));
        return new IcicleView(tree.left(node), Math.min(1, width), scrollPx, rowPx, widthPx);
    }

    /// Zooms so that what is under `x` stays there; `factor` above 1 zooms in.
    public IcicleView zoomAt(double x, double factor) {
        double newSpan = Math.clamp(span / factor, MIN_SPAN, 1);
        double newLeft = placeAt(x) - x * newSpan / widthPx;
        return new IcicleView(newLeft, newSpan, scrollPx, rowPx, widthPx);
    }

    public IcicleView pan(double deltaPx) {
        return new IcicleView(left + deltaPx * span / widthPx, span, scrollPx, rowPx, widthPx);
    }

    public IcicleView withScroll(double newScrollPx) {
        return new IcicleView(left, span, newScrollPx, rowPx, widthPx);
    }

    public IcicleView withWidth(int newWidthPx) {
        return new IcicleView(left, span, scrollPx, rowPx, Math.max(1, newWidthPx));
    }
}
