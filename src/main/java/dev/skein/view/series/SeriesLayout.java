package dev.skein.view.series;

import dev.skein.model.Trace;
import dev.skein.render.Viewport;

/// Where things lie in the matrix, in logical pixels: names, the dumps on their axis, columns.
///
/// @param matrixLeftPx left edge of the dumps
/// @param matrixRightPx right edge of the dumps
/// @param centres centre of each dump; outside of the matrix for dumps that are scrolled away
/// @param markPx width of a mark
record SeriesLayout(
        double widthPx,
        double matrixLeftPx,
        double matrixRightPx,
        DumpCentres centres,
        double markPx,
        double verdictPx,
        double statePx,
        double framePx) {
    static final double HEADER_PX = 38;
    static final double ROW_PX = 20;
    private static final double NAME_PX = 250;
    private static final double MARGIN_PX = 16;
    private static final double VERDICT_PX = 190;
    private static final double STATE_PX = 130;
    private static final double MIN_FRAME_PX = 180;
    private static final double MAX_FRAME_PX = 460;
    private static final double ONE_DUMP_PX = 56;
    private static final double MAX_MARK_PX = 14;
    private static final double MIN_MARK_PX = 2;

    static SeriesLayout of(Trace trace, Viewport view, double widthPx) {
        int dumps = trace.dumps().size();
        double name = Math.min(NAME_PX, widthPx * 0.25);
        double verdict = dumps == 1 ? 0 : VERDICT_PX;
        double rest = widthPx - name - verdict - STATE_PX;
        double frame =
                dumps == 1
                        ? rest - ONE_DUMP_PX
                        : Math.clamp(rest * 0.4, MIN_FRAME_PX, MAX_FRAME_PX);
        double right = Math.max(name + ONE_DUMP_PX, widthPx - verdict - STATE_PX - frame);
        DumpCentres centres = centres(trace, view, name + MARGIN_PX, right - MARGIN_PX);
        return new SeriesLayout(
                widthPx,
                name,
                right,
                centres,
                mark(centres),
                right + 10,
                right + verdict + 10,
                right + verdict + STATE_PX + 10);
    }

    /// The axis is that of the timeline: what is visible there is visible here.
    private static DumpCentres centres(Trace trace, Viewport view, double left, double right) {
        double[] result = new double[trace.dumps().size()];
        long first = trace.dumps().getFirst().atNanos();
        long last = trace.dumps().getLast().atNanos();
        boolean whole = view.startNanos() <= first && view.timeAt(view.widthPx()) >= last;
        double from = whole ? first : view.startNanos();
        double to = whole ? last : view.timeAt(view.widthPx());
        for (int dump = 0; dump < result.length; dump++) {
            double share =
                    to <= from ? 0.5 : (trace.dumps().get(dump).atNanos() - from) / (to - from);
            result[dump] = Math.round(left + share * (right - left));
        }
        return new DumpCentres(result);
    }

    private static double mark(DumpCentres centres) {
        double gap = MAX_MARK_PX * 2;
        for (int dump = 1; dump < centres.count(); dump++) {
            gap = Math.min(gap, centres.px(dump) - centres.px(dump - 1));
        }
        return Math.clamp(gap / 2, MIN_MARK_PX, MAX_MARK_PX);
    }

    double dumpPx(int dump) {
        return centres.px(dump);
    }

    boolean isVisible(int dump) {
        return dumpPx(dump) >= matrixLeftPx && dumpPx(dump) <= matrixRightPx;
    }

    /// The dump nearest to a place, -1 outside of the matrix.
    int dumpAt(double xPx) {
        if (xPx < matrixLeftPx || xPx > matrixRightPx) {
            return -1;
        }
        int nearest = 0;
        for (int dump = 1; dump < centres.count(); dump++) {
            if (Math.abs(dumpPx(dump) - xPx) < Math.abs(dumpPx(nearest) - xPx)) {
                nearest = dump;
            }
        }
        return nearest;
    }
}
