package dev.skein.export;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneScan;
import dev.skein.model.LaneState;
import dev.skein.model.PixelRow;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneOrder;
import dev.skein.render.ColourMode;
import dev.skein.render.DrawList;
import dev.skein.render.DrawTarget;
import dev.skein.render.LanePainter;
import dev.skein.render.LanePicture;
import dev.skein.render.LaneRows;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.render.Viewport;

/// Draws the lanes of a picture: as rectangles, one for each run of pixels of one class, as long as
/// they are few; else as one image from the painter of the screen.
///
/// Runs come from the same pixel columns as the screen's, so both show the same classes in the same
/// places. Hatches need the image.
final class LaneShapes {
    static final int ROW_PX = 18;

    /// Least shapes that a picture needs beside its lanes.
    static final int RESERVED = 2_000;

    private static final int STRIP_PX = 2;
    private static final int LABEL_PX = 10;
    private static final double MIN_LABEL_PX = 40;
    private static final int MAX_LABELS = 600;
    private static final int MAX_ROWS_WITH_LABELS = 4_000;
    private static final int DARK_LUMINANCE = 140;

    private final PictureModel model;
    private final Trace trace;
    private final Palette palette;
    private final Viewport viewport;
    private int labels;

    LaneShapes(PictureModel model, Viewport viewport) {
        this.model = model;
        this.trace = model.request().recording().trace();
        this.palette = model.request().palette();
        this.viewport = viewport;
    }

    /// Draws all lanes with the upper left corner at `x`, `y`.
    ///
    /// @param maxShapes more than this and lanes become an image
    void draw(double x, double y, int maxShapes, DrawTarget out) {
        DrawList shapes = new DrawList();
        boolean few = !palette.hatchAlways() && drawRuns(x, y, maxShapes - RESERVED, shapes);
        if (few) {
            shapes.replay(out);
        } else {
            int height = model.lanes().size() * ROW_PX;
            out.image(x, y, viewport.widthPx(), height, image());
        }
        for (int row = 0; row < model.lanes().size(); row++) {
            drawLabels(row, x, y + row * ROW_PX, out);
        }
    }

    /// @return false when there are more than `maxShapes`
    private boolean drawRuns(double x, double y, int maxShapes, DrawList out) {
        LaneScan scan = new LaneScan(trace);
        int width = viewport.widthPx();
        PixelRow pixels = new PixelRow(width);
        int count = 0;
        for (int row = 0; row < model.lanes().size(); row++) {
            int lane = model.lanes().get(row).lane();
            scan.scan(lane, viewport.startNanos(), viewport.nanosPerPx(), width, true, pixels);
            count += drawRow(pixels, x, y + row * ROW_PX, out);
            if (count > maxShapes) {
                return false;
            }
        }
        return true;
    }

    private int drawRow(PixelRow pixels, double x, double y, DrawTarget out) {
        int count = 0;
        int width = viewport.widthPx();
        for (int from = 0; from < width; ) {
            int to = from + 1;
            while (to < width && pixels.dominant(to) == pixels.dominant(from)) {
                to++;
            }
            drawBar(pixels.dominant(from), x + from, y, to - from, out);
            count++;
            from = to;
        }
        for (int from = 0; from < width; ) {
            int worst = exception(pixels, from);
            int to = from + 1;
            while (to < width && exception(pixels, to) == worst) {
                to++;
            }
            if (worst >= 0) {
                double top = y + ROW_PX - 1 - STRIP_PX;
                out.rect(x + from, top, to - from, STRIP_PX, palette.stateArgb(worst));
                count++;
            }
            from = to;
        }
        return count;
    }

    /// The most severe class in a pixel that is not the one it is coloured by; -1 for none.
    private static int exception(PixelRow pixels, int x) {
        long shares = pixels.shares(x);
        int worst = -1;
        for (int code = 0; code < LaneState.COUNT; code++) {
            if (code != pixels.dominant(x)
                    && PixelRow.share(shares, code) > 0
                    && (worst < 0 || severity(code) > severity(worst))) {
                worst = code;
            }
        }
        return worst;
    }

    private static int severity(int code) {
        return LaneState.ofCode(code).severity();
    }

    private void drawBar(int code, double x, double y, double width, DrawTarget out) {
        double body = ROW_PX - 1;
        if (code == PixelRow.ABSENT) {
            out.rect(x, y + body - 1, width, 1, palette.lineArgb());
        } else if (code == PixelRow.NO_EVENT) {
            out.rect(x, y, width, body, palette.noEventArgb());
        } else {
            double height = Math.round(body * heightShare(LaneState.ofCode(code)));
            out.rect(x, y + body - height, width, height, palette.stateArgb(code));
        }
    }

    private static double heightShare(LaneState state) {
        return switch (state) {
            case WAITING -> 0.7;
            case SLEEPING -> 0.4;
            case RUNNING, READY, LOCK, IO, GC, OTHER -> 1;
        };
    }

    private Raster image() {
        double scale = model.request().scale();
        int width = (int) Math.round(viewport.widthPx() * scale);
        int height = (int) Math.round(model.lanes().size() * ROW_PX * scale);
        int[] lanes = model.lanes().stream().mapToInt(PictureModel.PictureLane::lane).toArray();
        LaneOrder order = LaneOrder.ofLanes(lanes);
        LanePicture picture =
                new LanePicture(
                        trace,
                        LaneRows.of(order, ROW_PX),
                        viewport,
                        0,
                        scale,
                        palette,
                        ColourMode.DOMINANT,
                        LanePicture.Fidelity.EXACT);
        Raster raster = Raster.of(width, height);
        new LanePainter().paint(picture, raster, () -> false);
        return raster;
    }

    /// Writes the source's own word into intervals that are wide enough for it.
    private void drawLabels(int row, double x, double y, DrawTarget out) {
        IntervalStore intervals = trace.intervals();
        int lane = model.lanes().get(row).lane();
        TimeRange window = model.request().window();
        int first = Math.max(0, intervals.rowAt(lane, window.startNanos()));
        int last = intervals.rowAt(lane, window.endNanos());
        if (last - first > MAX_ROWS_WITH_LABELS) {
            return;
        }
        for (int i = first; i <= last && i < intervals.size(lane); i++) {
            double left = Math.max(0, viewport.xAt(intervals.startNanos(lane, i)));
            double right = Math.min(viewport.widthPx(), viewport.xAt(intervals.endNanos(lane, i)));
            SubState state = trace.subStates().get(intervals.subState(lane, i));
            LaneState laneState = state.state();
            if (laneState != null && right - left >= MIN_LABEL_PX && labels < MAX_LABELS) {
                drawLabel(state.label(), laneState, x + left, y, right - left, out);
            }
        }
    }

    private void drawLabel(
            String text, LaneState state, double x, double y, double widthPx, DrawTarget out) {
        if (TextFit.widthPx(text, LABEL_PX, false, false) + 8 <= widthPx) {
            labels++;
            out.text(
                    x + 4,
                    y + ROW_PX - 5,
                    text,
                    DrawTarget.TextStyle.of(LABEL_PX, ink(palette, state)));
        }
    }

    /// Colour of text on a bar; a sleeping lane's bar is so low that text stands on the ground.
    static int ink(Palette palette, LaneState state) {
        int argb = state == LaneState.SLEEPING ? palette.groundArgb() : palette.argb(state);
        int luminance =
                (299 * ((argb >> 16) & 0xff) + 587 * ((argb >> 8) & 0xff) + 114 * (argb & 0xff))
                        / 1000;
        return luminance > DARK_LUMINANCE ? 0xff1B1F24 : 0xffFFFFFF;
    }
}
