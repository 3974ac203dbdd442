// heap: 4g
package dev.skein.bench;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSort;
import dev.skein.render.ColourMode;
import dev.skein.render.LanePainter;
import dev.skein.render.LanePicture;
import dev.skein.render.LanePicture.Fidelity;
import dev.skein.render.LaneRows;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.render.Viewport;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// How long one thread takes to paint the lane area: the 60 busiest lanes by 1920 pixels at all
/// zooms, moving and at rest, of a skewed and of a bursty trace, and a scroll through all lanes.
public final class FramesBench {
    private static final int WIDTH = 1920;
    private static final int LANES_SHOWN = 60;
    private static final int VIEWS_PER_ZOOM = 8;
    private static final int ROUNDS = 3;

    private final LanePainter painter = new LanePainter();
    private final Raster raster = Raster.of(WIDTH, LANES_SHOWN * 18);
    private final List<Double> frames = new ArrayList<>();
    private String worstAt = "";
    private double worst;

    private FramesBench() {}

    public static void main(String[] args) {
        long rows = Long.getLong("rows", 50_000_000);
        int lanes = Integer.getInteger("lanes", 100_000);
        FramesBench bench = new FramesBench();
        Trace skewed = indexed(Synthetic.skewed(rows, lanes).trace());
        bench.zooms("skewed", skewed, Synthetic.SPAN_NANOS);
        double scroll = bench.scroll(skewed);
        Trace bursty = indexed(Synthetic.bursty(rows * 2 / 5, LANES_SHOWN).trace());
        bench.zooms("bursty", bursty, Synthetic.SPAN_NANOS / 1000);
        double[] all = bench.frames.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        new BenchJson("frames")
                .put("medianMs", all[all.length / 2], 2)
                .put("p99Ms", all[Math.min(all.length - 1, all.length * 99 / 100)], 2)
                .put("worstMs", all[all.length - 1], 2)
                .put("worstAt", bench.worstAt)
                .put("scrollWorstMs", scroll, 2)
                .put("frames", all.length)
                .put("intervals", skewed.intervals().totalRows())
                .put("lanes", skewed.lanes().size())
                .print();
    }

    private static Trace indexed(Trace trace) {
        trace.buildPyramids(new Work());
        return trace;
    }

    private static LaneRows rows(Trace trace) {
        LaneSort sort = LaneSort.by(LaneSort.Key.TRANSITIONS);
        return LaneRows.of(LaneOrder.of(trace, sort, LaneGroup.NONE), 18);
    }

    private static LanePicture picture(Trace trace, LaneRows rows, Viewport view, double scrollPx) {
        return new LanePicture(
                trace, rows, view, scrollPx, 1, Palette.DARK, ColourMode.DOMINANT, Fidelity.EXACT);
    }

    /// Views inside the stretch of `busyNanos` around the middle, where the intervals are.
    private void zooms(String name, Trace trace, long busyNanos) {
        LaneRows rows = rows(trace);
        Viewport whole = Viewport.whole(new TimeRange(0, trace.durationNanos()), WIDTH);
        for (int round = 0; round <= ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(7);
            for (double zoom = 1; zoom <= 1e7; zoom *= Math.sqrt(10)) {
                double[][] times = new double[2][VIEWS_PER_ZOOM];
                for (int i = 0; i < VIEWS_PER_ZOOM; i++) {
                    long centre = Synthetic.SPAN_NANOS / 2 + random.nextLong(busyNanos);
                    centre -= busyNanos == Synthetic.SPAN_NANOS ? busyNanos / 2 : 0;
                    Viewport view = whole.zoomAt(whole.xAt(centre), zoom);
                    view = view.centre(new TimeRange(centre, centre));
                    LanePicture picture = picture(trace, rows, view, 0);
                    times[0][i] = frame(picture.with(Fidelity.DRAFT));
                    times[1][i] = frame(picture);
                }
                if (round > 0) {
                    keep(name, zoom, "moving", times[0], round);
                    keep(name, zoom, "at rest", times[1], round);
                }
            }
        }
    }

    private void keep(String name, double zoom, String what, double[] times, int round) {
        Arrays.sort(times);
        for (double time : times) {
            frames.add(time);
            if (time > worst) {
                worst = time;
                worstAt = String.format(Locale.ROOT, "%s x%.0f %s", name, zoom, what);
            }
        }
        if (round == ROUNDS) {
            System.out.printf(
                    Locale.ROOT,
                    "%s x%-9.0f %-8s median %6.2f ms, worst %6.2f ms%n",
                    name,
                    zoom,
                    what,
                    times[times.length / 2],
                    times[times.length - 1]);
        }
    }

    private double frame(LanePicture picture) {
        long start = System.nanoTime();
        painter.paint(picture, raster, () -> false);
        return (System.nanoTime() - start) / 1e6;
    }

    /// One frame after the other down through all lanes at the whole trace.
    private double scroll(Trace trace) {
        LaneRows rows = rows(trace);
        Viewport whole = Viewport.whole(new TimeRange(0, trace.durationNanos()), WIDTH);
        double slowest = 0;
        for (double y = 0; y < rows.heightPx(); y += raster.height()) {
            double time = frame(picture(trace, rows, whole, y).with(Fidelity.DRAFT));
            frames.add(time);
            slowest = Math.max(slowest, time);
            if (time > worst) {
                worst = time;
                worstAt = "scroll";
            }
        }
        return slowest;
    }
}
