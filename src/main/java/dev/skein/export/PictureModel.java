package dev.skein.export;

import dev.skein.analysis.Finding;
import dev.skein.analysis.Report;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import dev.skein.query.SelectionSums;
import dev.skein.render.TimeFormat;
import dev.skein.task.Work;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// All that a picture says, worked out before anything is drawn: the one source of its words and
/// numbers for PNG, SVG, HTML and Markdown.
///
/// Texts have names replaced already where privacy asks for it.
///
/// @param title the caption, else the name of the file
/// @param facts lines under the title: file, recorder, when, window
/// @param warnings losses, partiality and limits; not empty when the picture is not the whole
///     truth
/// @param legend classes with time in the window, largest first
/// @param sums of the window over all lanes that pass the filter, the same as on the screen
/// @param lanes drawn, top to bottom
/// @param shown `showing 24 of 10,212 lanes, sorted by …, filter …`
/// @param annotations numbered from 1 in order of time
/// @param stacks where lanes spent the window, most first
public record PictureModel(
        PictureRequest request,
        String title,
        List<String> facts,
        List<String> warnings,
        List<LegendEntry> legend,
        SelectionSums sums,
        List<PictureLane> lanes,
        String shown,
        List<Annotation> annotations,
        List<StackRow> stacks) {
    private static final int MAX_LANES_OF_FINDING = 8;
    private static final long STEP_NANOS = 1_000_000;

    public PictureModel {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        legend = List.copyOf(legend);
        lanes = List.copyOf(lanes);
        annotations = List.copyOf(annotations);
        stacks = List.copyOf(stacks);
    }

    /// A class of the legend.
    ///
    /// @param share of the time about which something is known
    public record LegendEntry(LaneState state, long nanos, double share) {}

    /// A lane of the picture.
    ///
    /// @param name as it is shown
    /// @param sum what it did most: `waiting 97 %`, empty where nothing is known
    public record PictureLane(int lane, String name, String sum) {}

    /// A numbered note on a stretch of time.
    ///
    /// @param rows indexes into [PictureModel#lanes()] of the lanes it is about, as far as drawn
    public record Annotation(int number, TimeRange range, List<Integer> rows, String text) {
        public Annotation {
            rows = List.copyOf(rows);
        }

        /// Rows that stand together, first and last of each run.
        List<RowRun> runs() {
            List<RowRun> runs = new ArrayList<>();
            for (int row : rows) {
                if (!runs.isEmpty() && runs.getLast().last() == row - 1) {
                    runs.set(runs.size() - 1, new RowRun(runs.getLast().first(), row));
                } else {
                    runs.add(new RowRun(row, row));
                }
            }
            return runs;
        }
    }

    /// Rows of lanes that stand together.
    record RowRun(int first, int last) {}

    /// A stack and the time that lanes spent there within the window.
    ///
    /// @param share of the time about which something is known
    public record StackRow(String frames, String state, long nanos, double share, int lanes) {}

    /// Works out everything; costs one pass over the intervals of the window.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static PictureModel of(PictureRequest request, Work work) {
        Trace trace = request.recording().trace();
        LaneSet passing = request.filter().select(trace, work);
        SelectionSums sums = SelectionSums.of(trace, request.window(), passing, work);
        int[] drawn = drawn(request, passing, work);
        List<PictureLane> lanes = lanes(request, drawn);
        return new PictureModel(
                request,
                request.privacy().apply(title(request)),
                PictureFacts.lines(request),
                PictureFacts.warnings(request),
                legend(sums),
                sums,
                lanes,
                shown(request, drawn.length, passing.size(), sums.lanesSeen()),
                annotations(request, drawn),
                new StackRows(request, passing, sums.knownNanos(), work).largest());
    }

    private static String title(PictureRequest request) {
        return request.caption().isBlank() ? request.recording().name() : request.caption();
    }

    private static int[] drawn(PictureRequest request, LaneSet passing, Work work) {
        Trace trace = request.recording().trace();
        int[] order =
                LaneOrder.of(
                                trace,
                                passing,
                                request.sort(),
                                LaneGroup.NONE,
                                request.window(),
                                weights(request),
                                work)
                        .lanes();
        return Arrays.stream(order)
                .filter(lane -> isAlive(trace, lane, request.window()))
                .limit(request.maxLanes())
                .toArray();
    }

    /// Whether there is anything to draw of a lane.
    private static boolean isAlive(Trace trace, int lane, TimeRange window) {
        IntervalStore intervals = trace.intervals();
        int row = Math.max(0, intervals.rowAt(lane, window.startNanos()));
        while (row > 0 && intervals.startNanos(lane, row) == window.startNanos()) {
            row--;
        }
        for (; row < intervals.size(lane); row++) {
            if (intervals.startNanos(lane, row) > window.endNanos()) {
                return false;
            }
            if (intervals.subState(lane, row) != SubState.ABSENT
                    && intervals.endNanos(lane, row) >= window.startNanos()) {
                return true;
            }
        }
        return false;
    }

    /// Some lanes of each finding come first: they are what the picture is about.
    private static long[] weights(PictureRequest request) {
        Trace trace = request.recording().trace();
        long[] weights = new long[trace.lanes().size()];
        for (Finding finding : findings(request)) {
            int most = Math.min(finding.lanes().size(), MAX_LANES_OF_FINDING);
            for (int lane : finding.lanes().subList(0, most)) {
                weights[lane] += trace.durationNanos();
            }
        }
        return weights;
    }

    private static List<Finding> findings(PictureRequest request) {
        Report report = request.report();
        if (report == null) {
            return List.of();
        }
        return report.alarms().stream()
                .filter(finding -> meets(finding.range(), request.window()))
                .limit(request.maxFindings())
                .toList();
    }

    private static boolean meets(TimeRange range, TimeRange window) {
        return range.startNanos() <= window.endNanos() && range.endNanos() >= window.startNanos();
    }

    private static List<PictureLane> lanes(PictureRequest request, int[] drawn) {
        Trace trace = request.recording().trace();
        List<PictureLane> lanes = new ArrayList<>();
        for (int lane : drawn) {
            String name = request.privacy().apply(LaneLabels.of(trace.lanes(), lane));
            lanes.add(new PictureLane(lane, name, laneSum(trace, lane, request.window())));
        }
        return lanes;
    }

    private static String laneSum(Trace trace, int lane, TimeRange window) {
        long[] nanos = trace.intervals().nanosByState(lane, window);
        long known = Arrays.stream(nanos).sum();
        int most = 0;
        for (int i = 1; i < nanos.length; i++) {
            most = nanos[i] > nanos[most] ? i : most;
        }
        return known == 0
                ? ""
                : LaneState.ofCode(most).key() + " " + percent(nanos[most] / (double) known);
    }

    private static List<LegendEntry> legend(SelectionSums sums) {
        List<LegendEntry> legend = new ArrayList<>();
        for (LaneState state : LaneState.values()) {
            if (sums.nanos(state) > 0) {
                legend.add(new LegendEntry(state, sums.nanos(state), sums.share(state)));
            }
        }
        legend.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
        return legend;
    }

    private static String shown(PictureRequest request, int drawn, int passing, int seen) {
        int all = request.recording().trace().lanes().size();
        String of = passing == all ? "" : String.format(Locale.ROOT, "%,d that pass of ", passing);
        String filter =
                request.filter().isEmpty()
                        ? "no filter"
                        : "filter " + request.privacy().apply(request.filter().text());
        return String.format(
                Locale.ROOT,
                "showing %,d of %s%,d lanes (%,d with time in the window), sorted by %s, %s",
                drawn,
                of,
                all,
                seen,
                sortWords(request),
                filter);
    }

    private static String sortWords(PictureRequest request) {
        LaneSort sort = request.sort();
        String key =
                switch (sort.key()) {
                    case SCORE ->
                            findings(request).isEmpty()
                                    ? "lock and ready time"
                                    : "findings, then lock and ready time";
                    case NAME -> "name";
                    case START -> "start";
                    case LIFETIME -> "life time";
                    case TRANSITIONS -> "number of changes";
                    case TIME_IN_STATE -> {
                        LaneState state = sort.state();
                        yield "time in " + (state == null ? "" : state.key());
                    }
                };
        return sort.reversed() ? key + " reversed" : key;
    }

    private static List<Annotation> annotations(PictureRequest request, int[] drawn) {
        List<Finding> findings =
                findings(request).stream().sorted((a, b) -> compare(a.range(), b.range())).toList();
        List<Annotation> result = new ArrayList<>();
        for (Finding finding : findings) {
            Set<Integer> concerned = new HashSet<>(finding.lanes());
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < drawn.length; row++) {
                if (concerned.contains(drawn[row])) {
                    rows.add(row);
                }
            }
            String at = clock(request).time(finding.range().startNanos(), STEP_NANOS);
            String text =
                    finding.findingClass().title()
                            + " at "
                            + at
                            + " for "
                            + TimeFormat.duration(finding.range().durationNanos())
                            + ": "
                            + finding.summary();
            result.add(
                    new Annotation(
                            result.size() + 1,
                            finding.range().clampedTo(request.window()),
                            rows,
                            request.privacy().apply(text)));
        }
        return result;
    }

    private static int compare(TimeRange a, TimeRange b) {
        int byStart = Long.compare(a.startNanos(), b.startNanos());
        return byStart != 0 ? byStart : Long.compare(a.endNanos(), b.endNanos());
    }

    static TimeFormat clock(PictureRequest request) {
        return new TimeFormat(
                TimeFormat.Mode.SINCE_START,
                request.recording().trace().info().originEpochNanos(),
                0,
                ZoneOffset.UTC);
    }

    /// `97 %`, `0.4 %`; never `0 %` for something.
    static String percent(double share) {
        double percent = share * 100;
        if (percent >= 9.95 || percent == 0) {
            return String.format(Locale.ROOT, "%.0f %%", percent);
        }
        return percent < 0.05 ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
