package dev.skein.view.series;

import dev.skein.model.Trace;
import dev.skein.query.DumpSeries;
import dev.skein.query.LaneSet;
import dev.skein.query.SeriesRow;
import dev.skein.query.SeriesRows;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that one picture of a series is made from; immutable but for counts that rows make
/// when they are first asked for, which is on the UI thread.
///
/// @param before first compared dump
/// @param after second compared dump
/// @param appeared lanes that only the second has
/// @param gone lanes that only the first has
/// @param otherState lanes with another state word in the second
/// @param otherStack lanes with another stack in the second
public record SeriesPicture(
        Trace trace,
        DumpSeries series,
        SeriesRows rows,
        int before,
        int after,
        LaneSet appeared,
        LaneSet gone,
        LaneSet otherState,
        LaneSet otherStack) {

    /// What a picture shall show.
    ///
    /// @param onlyChanges leaves out lanes that are the same in both compared dumps
    record Question(
            SeriesRows.By by,
            SeriesRows.Sort sort,
            Set<String> unfolded,
            int before,
            int after,
            boolean onlyChanges) {}

    static SeriesPicture of(
            Trace trace, @Nullable DumpSeries known, LaneSet lanes, Question question) {
        DumpSeries series = known == null ? DumpSeries.of(trace) : known;
        DumpSeries.Difference difference = series.difference(question.before(), question.after());
        LaneSet appeared = set(difference.appeared());
        LaneSet gone = set(difference.disappeared());
        LaneSet state = set(difference.changedState());
        LaneSet stack = set(difference.changedStack());
        LaneSet shown =
                question.onlyChanges() ? lanes.and(appeared.or(gone).or(state).or(stack)) : lanes;
        SeriesRows rows =
                SeriesRows.of(
                        trace, series, shown, question.by(), question.sort(), question.unfolded());
        return new SeriesPicture(
                trace,
                series,
                rows,
                question.before(),
                question.after(),
                appeared,
                gone,
                state,
                stack);
    }

    private static LaneSet set(List<Integer> lanes) {
        return LaneSet.of(lanes.stream().mapToInt(Integer::intValue).toArray());
    }

    int dumps() {
        return trace.dumps().size();
    }

    /// How many members of the row are in the set.
    static int in(LaneSet set, SeriesRow row) {
        int count = 0;
        for (int lane : row.lanes()) {
            count += set.contains(lane) ? 1 : 0;
        }
        return count;
    }
}
