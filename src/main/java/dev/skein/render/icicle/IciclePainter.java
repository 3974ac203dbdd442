package dev.skein.render.icicle;

import dev.skein.query.stacks.StackTree;
import dev.skein.render.DrawTarget;
import dev.skein.render.Raster;

/// Paints an icicle: boxes into a raster, names through a draw target.
///
/// The cost is that of the pixels, whatever the size of the tree. A row is in order of place, so
/// its first visible box is found by binary search; of boxes that begin and end within one pixel
/// only the first, the heaviest of its siblings, is painted, and the search goes on at the next
/// pixel.
public final class IciclePainter {
    private static final int MIN_BORDERED_PX = 3;
    private static final double MIN_LABEL_PX = 28;
    private static final double TEXT_PX = 11;
    private static final double CHARACTER_PX = 6.7;
    private static final double PADDING_PX = 4;

    private IciclePainter() {}

    /// Paints all of the raster, in device pixels.
    ///
    /// @param deviceScale device pixels per logical pixel
    public static void paint(
            StackTree tree, IcicleView view, IcicleLook look, double deviceScale, Raster raster) {
        raster.fill(0, 0, raster.width(), raster.height(), look.palette().groundArgb());
        for (int row = Math.max(0, view.rowAt(0)); row < tree.rows(); row++) {
            int top = (int) Math.round(view.topPx(row) * deviceScale);
            int bottom = (int) Math.round(view.topPx(row + 1) * deviceScale);
            if (top >= raster.height()) {
                return;
            }
            paintRow(tree, view, look, row, top, bottom, raster);
        }
    }

    private static void paintRow(
            StackTree tree,
            IcicleView view,
            IcicleLook look,
            int row,
            int top,
            int bottom,
            Raster raster) {
        double scale = raster.width() / view.span();
        int end = tree.rowStart(row + 1);
        int node = tree.firstEndingAfter(row, view.left());
        while (node < end) {
            double left = (tree.left(node) - view.left()) * scale;
            int from = (int) Math.max(0, Math.floor(left + 0.5));
            if (from >= raster.width()) {
                return;
            }
            double right = left + tree.width(node) * scale;
            int to = (int) Math.min(raster.width(), Math.floor(right + 0.5));
            if (to > from) {
                box(tree, node, look, from, to, top, bottom, raster);
                node++;
            } else {
                from = (int) Math.clamp(Math.floor(left), 0, raster.width() - 1);
                raster.fill(from, top, 1, bottom - top - 1, look.argb(tree, node));
                double next = view.left() + (from + 1) / scale;
                node = Math.max(node + 1, tree.firstEndingAfter(row, next));
            }
        }
    }

    private static void box(
            StackTree tree,
            int node,
            IcicleLook look,
            int from,
            int to,
            int top,
            int bottom,
            Raster raster) {
        int gap = to - from >= MIN_BORDERED_PX ? 1 : 0;
        raster.fill(from, top, to - from - gap, bottom - top - 1, look.argb(tree, node));
        if (look.isFound(tree, node)) {
            raster.fill(from, top, to - from - gap, 2, look.palette().searchArgb());
        }
    }

    /// Draws the names of the boxes that have room for one, cut to the room, in logical pixels.
    ///
    /// @param heightPx of the picture
    public static void labels(
            StackTree tree, IcicleView view, IcicleLook look, double heightPx, DrawTarget target) {
        for (int row = Math.max(0, view.rowAt(0)); row < tree.rows(); row++) {
            double top = view.topPx(row);
            if (top >= heightPx) {
                return;
            }
            labelRow(tree, view, look, row, top + (view.rowPx() + TEXT_PX) / 2 - 2, target);
        }
    }

    private static void labelRow(
            StackTree tree,
            IcicleView view,
            IcicleLook look,
            int row,
            double baseline,
            DrawTarget target) {
        double least = MIN_LABEL_PX * view.span() / view.widthPx();
        int end = tree.rowStart(row + 1);
        int node = tree.firstEndingAfter(row, view.left());
        while (node < end && view.xAt(tree.left(node)) < view.widthPx()) {
            if (tree.width(node) >= least) {
                label(tree, node, view, look, baseline, target);
                node++;
            } else {
                double next = tree.left(node) + least / 2;
                node = Math.max(node + 1, tree.firstEndingAfter(row, next));
            }
        }
    }

    private static void label(
            StackTree tree,
            int node,
            IcicleView view,
            IcicleLook look,
            double baseline,
            DrawTarget target) {
        double left = Math.max(0, view.xAt(tree.left(node)));
        double right = Math.min(view.widthPx(), view.xAt(tree.left(node) + tree.width(node)));
        int room = (int) ((right - left - 2 * PADDING_PX) / CHARACTER_PX);
        String text = IcicleText.fitting(tree, node, room);
        if (text.isEmpty()) {
            return;
        }
        int argb = IcicleLook.textArgb(look.argb(tree, node));
        DrawTarget.TextStyle style =
                new DrawTarget.TextStyle(TEXT_PX, false, true, DrawTarget.Anchor.LEFT, argb);
        target.text(left + PADDING_PX, baseline, text, style);
    }
}
