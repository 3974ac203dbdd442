package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/// The rows of the matrix of a series of dumps in the order in which they are shown.
public final class SeriesRows {
    /// What is a row.
    public enum By {
        /// Each thread.
        THREADS,
        /// Threads whose names differ in numbers only, goroutines of one entry function.
        GROUPS,
        /// Threads whose last stacks are the same.
        STACKS,
        /// Threads in one state, of one pool, with one stack.
        STATES
    }

    /// The order of rows; the virtual machine's own threads always come last.
    public enum Sort {
        /// What is stuck longest, then what is hot, what moves, what is idle.
        STUCK,
        /// The most severe state in the last dump, then what most threads are in.
        STATE,
        NAME,
        /// The row that the first dump shows first.
        APPEARED,
        COUNT
    }

    /// Stuck for long, stuck, hot, busy, moving, idle.
    static final Comparator<DumpSeries.Stretch> WORST_FIRST =
            Comparator.comparingInt(SeriesRows::rank)
                    .thenComparing(Comparator.comparingInt(DumpSeries.Stretch::dumps).reversed());

    private final List<SeriesRow> rows;

    private SeriesRows(List<SeriesRow> rows) {
        this.rows = rows;
    }

    /// The order of what a stretch means.
    private static int rank(DumpSeries.Stretch stretch) {
        return switch (stretch.verdict()) {
            case STUCK -> 0;
            case HOT -> 1;
            case BUSY -> 2;
            case MOVING -> 3;
            case IDLE -> 4;
        };
    }

    /// Makes the rows of the lanes that are shown and in some dump.
    ///
    /// @param unfolded names of groups whose members follow them
    public static SeriesRows of(
            Trace trace, DumpSeries series, LaneSet shown, By by, Sort sort, Set<String> unfolded) {
        Map<String, IntList> lanesByKey = new LinkedHashMap<>();
        Map<String, String> nameByKey = new HashMap<>();
        IntFunction<String> keys = new Keys(trace, series).of(by);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (shown.contains(lane) && series.isInAny(lane)) {
                String key = keys.apply(lane);
                lanesByKey.computeIfAbsent(key, _ -> new IntList()).add(lane);
                nameByKey.putIfAbsent(key, by == By.THREADS ? name(trace, lane) : key);
            }
        }
        List<SeriesRow> rows = new ArrayList<>(lanesByKey.size());
        for (Map.Entry<String, IntList> entry : lanesByKey.entrySet()) {
            int[] lanes = entry.getValue().toArray();
            boolean group = lanes.length > 1;
            String name =
                    group && !entry.getKey().isEmpty()
                            ? groupName(trace, lanes, by)
                            : group ? "" : name(trace, lanes[0]);
            rows.add(new SeriesRow(trace, series, name, lanes, group, 0));
        }
        rows.sort(order(trace, sort));
        return new SeriesRows(withMembers(trace, series, rows, unfolded, sort));
    }

    private static List<SeriesRow> withMembers(
            Trace trace, DumpSeries series, List<SeriesRow> rows, Set<String> unfolded, Sort sort) {
        if (unfolded.isEmpty()) {
            return rows;
        }
        List<SeriesRow> result = new ArrayList<>();
        for (SeriesRow row : rows) {
            result.add(row);
            if (row.isGroup() && unfolded.contains(row.name())) {
                List<SeriesRow> members = new ArrayList<>();
                for (int lane : row.lanes()) {
                    int[] one = {lane};
                    members.add(new SeriesRow(trace, series, name(trace, lane), one, false, 1));
                }
                members.sort(order(trace, sort));
                result.addAll(members);
            }
        }
        return result;
    }

    private static Comparator<SeriesRow> order(Trace trace, Sort sort) {
        Comparator<SeriesRow> own =
                Comparator.comparing(row -> isOfTheMachine(trace, row.lanes()[0]));
        Comparator<SeriesRow> byName =
                Comparator.comparing(SeriesRow::name, NaturalOrder.INSTANCE)
                        .thenComparingInt(row -> row.lanes()[0]);
        return switch (sort) {
            case STUCK ->
                    own.thenComparing(SeriesRow::isWithoutStack)
                            .thenComparing(SeriesRow::stretch, WORST_FIRST)
                            .thenComparingInt(row -> -row.lanes().length)
                            .thenComparing(byName);
            case STATE ->
                    own.thenComparing(SeriesRow::isWithoutStack)
                            .thenComparingInt(row -> -row.severity())
                            .thenComparingInt(row -> -row.lanes().length)
                            .thenComparing(byName);
            case NAME -> own.thenComparing(byName);
            case APPEARED -> own.thenComparingInt(SeriesRow::firstDump).thenComparing(byName);
            case COUNT -> own.thenComparingInt(row -> -row.most()).thenComparing(byName);
        };
    }

    private static boolean isOfTheMachine(Trace trace, int lane) {
        return trace.lanes().system(lane);
    }

    private static String name(Trace trace, int lane) {
        String name = trace.lanes().name(lane);
        return name.isEmpty() ? "#" + trace.lanes().id(lane) : name;
    }

    /// What the names of all members have in common but for numbers.
    private static String groupName(Trace trace, int[] lanes, By by) {
        String first = LaneGroup.SITE.of(trace, lanes[0]);
        int others = 0;
        for (int lane : lanes) {
            others += LaneGroup.SITE.of(trace, lane).equals(first) ? 0 : 1;
        }
        return by == By.GROUPS || others == 0 ? first : first + " + " + others;
    }

    public int size() {
        return rows.size();
    }

    public SeriesRow row(int index) {
        return rows.get(index);
    }

    /// Index of the row that shows the lane, its own before its group's; -1 when none does.
    public int indexOf(int lane) {
        int found = -1;
        for (int index = 0; index < rows.size(); index++) {
            SeriesRow row = rows.get(index);
            for (int member : row.lanes()) {
                if (member == lane && (found < 0 || !row.isGroup())) {
                    found = index;
                }
            }
        }
        return found;
    }

    /// What makes two lanes one row.
    private record Keys(Trace trace, DumpSeries series) {
        IntFunction<String> of(By by) {
            return lane ->
                    isOfTheMachine(trace, lane) && by != By.THREADS
                            ? ""
                            : switch (by) {
                                case THREADS -> Integer.toString(lane);
                                case GROUPS ->
                                        trace.lanes().process(lane)
                                                + " "
                                                + LaneGroup.SITE.of(trace, lane);
                                case STACKS -> stack(lane);
                                case STATES ->
                                        state(lane)
                                                + " "
                                                + LaneGroup.SITE.of(trace, lane)
                                                + " "
                                                + stack(lane);
                            };
        }

        /// The lane's last stack; lanes with an empty one stand alone.
        private String stack(int lane) {
            int dump = series.lastDump(lane);
            int stack = trace.dumps().get(dump).stackId(series.row(dump, lane));
            return stack == DumpSnapshot.NONE ? "lane " + lane : "stack " + stack;
        }

        private int state(int lane) {
            int dump = series.lastDump(lane);
            return trace.dumps().get(dump).stateId(series.row(dump, lane));
        }
    }
}
