package dev.skein.render;

import dev.skein.model.TimeRange;

/// The stretch of trace time on screen and its scale. Immutable, so that an earlier one is the undo
/// of a later one.
///
/// Pixel column `x` shows `[startNanos + x * nanosPerPx, startNanos + (x + 1) * nanosPerPx)`. Time
/// is `long` and only the scale is `double`: adding a rounded offset to a `long` keeps full
/// precision at any depth of zoom.
///
/// @param startNanos trace time at the left edge; may lie before 0
/// @param nanosPerPx above 0
/// @param widthPx at least 1
/// @param traceNanos length of the trace, which bounds zooming and panning
public record Viewport(long startNanos, double nanosPerPx, int widthPx, long traceNanos) {
    /// Factor of one notch of the wheel.
    public static final double NOTCH = 1.2;

    /// Deepest zoom: 1 ns is 8 px wide.
    public static final double MIN_NANOS_PER_PX = 1 / 8.0;

    private static final double WIDEST = 1.1;
    private static final double MARGIN = 0.05;

    public Viewport {
        if (!(nanosPerPx > 0) || widthPx < 1 || traceNanos < 0) {
            throw new IllegalArgumentException(
                    nanosPerPx + " ns/px, " + widthPx + " px, " + traceNanos + " ns");
        }
    }

    /// The whole trace.
    public static Viewport whole(TimeRange trace, int widthPx) {
        return new Viewport(0, 1, Math.max(1, widthPx), trace.endNanos()).fit(trace);
    }

    /// Trace time at `x`, which may lie outside the width.
    public long timeAt(double x) {
        return startNanos + Math.round(x * nanosPerPx);
    }

    /// Position of a trace time, which may lie outside the width.
    public double xAt(long timeNanos) {
        return (timeNanos - startNanos) / nanosPerPx;
    }

    /// Pixel column that shows a trace time.
    public int columnAt(long timeNanos) {
        return (int) Math.clamp(Math.floor(xAt(timeNanos)), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public double spanNanos() {
        return nanosPerPx * widthPx;
    }

    /// What is visible, rounded outward to whole nanoseconds, parts beyond the trace included.
    public TimeRange range() {
        return new TimeRange(startNanos, startNanos + (long) Math.ceil(spanNanos()));
    }

    /// What is visible of the trace.
    public TimeRange visibleTrace() {
        return range().clampedTo(new TimeRange(0, traceNanos));
    }

    /// Zooms so that the time under `x` stays under `x`; `factor` above 1 zooms in.
    ///
    /// Only at the widest zoom may the view slide, to bring all of the trace in sight.
    public Viewport zoomAt(double x, double factor) {
        double scale = clampedScale(nanosPerPx / factor);
        long anchored = timeAt(x) - Math.round(x * scale);
        long start = scale < widestScale(widthPx) ? anchored : slid(anchored, scale);
        return new Viewport(start, scale, widthPx, traceNanos);
    }

    /// A left edge at which the whole trace is in sight, as near to `start` as that goes.
    private long slid(long start, double scale) {
        long spare = Math.max(0, Math.round(scale * widthPx) - traceNanos);
        return Math.clamp(start, -spare, 0);
    }

    /// Moves the view by `deltaPx`, positive towards later times, at most a small margin beyond the
    /// trace; a trace that fits into the width stays in sight.
    public Viewport pan(double deltaPx) {
        long moved = startNanos + Math.round(deltaPx * nanosPerPx);
        long margin = Math.round(spanNanos() * MARGIN);
        long spare = Math.round(spanNanos()) - traceNanos;
        long lowest = spare < 0 ? -margin : -spare;
        long highest = spare < 0 ? lastStart() + margin : 0;
        long start = Math.clamp(moved, Math.min(lowest, startNanos), Math.max(highest, startNanos));
        return new Viewport(start, nanosPerPx, widthPx, traceNanos);
    }

    /// Shows `range` with a little room at both sides.
    public Viewport fit(TimeRange range) {
        double room = range.durationNanos() * WIDEST;
        return centredOn(range, clampedScale(room / widthPx));
    }

    /// Keeps the scale and puts `range` into the middle.
    public Viewport centre(TimeRange range) {
        return centredOn(range, nanosPerPx);
    }

    private Viewport centredOn(TimeRange range, double scale) {
        double spare = scale * widthPx - range.durationNanos();
        long start = range.startNanos() - Math.round(spare / 2);
        return new Viewport(start, scale, widthPx, traceNanos);
    }

    /// The same start and scale in a window of another width.
    public Viewport withWidth(int newWidthPx) {
        int width = Math.max(1, newWidthPx);
        double widest = widestScale(width);
        double scale = Math.min(nanosPerPx, widest);
        return new Viewport(startNanos, scale, width, traceNanos);
    }

    /// The same view of a trace that has grown while it loads.
    public Viewport withTrace(long newTraceNanos) {
        return new Viewport(startNanos, nanosPerPx, widthPx, newTraceNanos);
    }

    /// The same stretch of time in device pixels.
    public Viewport scaled(double deviceScale) {
        int width = Math.max(1, (int) Math.round(widthPx * deviceScale));
        return new Viewport(startNanos, nanosPerPx / deviceScale, width, traceNanos);
    }

    private double clampedScale(double scale) {
        return Math.clamp(scale, MIN_NANOS_PER_PX, widestScale(widthPx));
    }

    private double widestScale(int width) {
        return Math.max(MIN_NANOS_PER_PX, traceNanos * WIDEST / width);
    }

    private long lastStart() {
        return Math.max(0, traceNanos - (long) spanNanos());
    }
}
