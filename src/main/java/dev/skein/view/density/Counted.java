package dev.skein.view.density;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.DensityGrid;
import dev.skein.query.GroupDensity;
import dev.skein.query.KindDensity;
import dev.skein.query.Occupancy;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityScale;
import dev.skein.task.Work;
import org.jspecify.annotations.Nullable;

/// Everything counted for one picture.
///
/// Where the whole trace fits into few enough buckets, it is counted as a whole: its colours then
/// come from all of it. At deeper zooms only the time in sight and around it is counted, and the
/// colours keep the meaning they had when that zoom was reached.
///
/// @param kindsCovered time that the grid of kinds covers
/// @param groupsCovered time that the grid of groups covers
record Counted(
        WholeCounts whole,
        LaneGroups groups,
        Wanted wanted,
        TimeRange kindsCovered,
        TimeRange groupsCovered,
        DensityBoard board) {
    private static final int MAX_GROUP_BUCKETS = 4096;

    static Counted of(
            WholeCounts whole,
            LaneGroups groups,
            Wanted wanted,
            @Nullable Counted before,
            Work work) {
        Counted known = before != null && before.sameScale(whole, groups, wanted) ? before : null;
        Trace trace = whole.trace();
        long bucket = wanted.bucketNanos();
        TimeRange all = trace.range();
        boolean wholeKinds = bucket >= whole.kinds().bucketNanos();
        DensityGrid kinds =
                wholeKinds
                        ? whole.kinds().coarser((int) (bucket / whole.kinds().bucketNanos()))
                        : KindDensity.of(trace, wanted.wideRange(), bucket, work);
        Occupancy occupancy =
                wholeKinds
                        ? whole.occupancy()
                        : Occupancy.of(trace, wanted.wideRange(), bucket, work);
        boolean wholeGroups = all.durationNanos() / bucket <= MAX_GROUP_BUCKETS;
        TimeRange groupRange = wholeGroups ? all : wanted.wideRange();
        DensityGrid byGroup =
                GroupDensity.of(trace, groups.groups(), wanted.measure(), groupRange, bucket, work);
        DensityBoard board =
                new DensityBoard(
                        kinds,
                        known == null
                                ? DensityScale.of(wanted.scale(), kinds)
                                : known.board.kindScale(),
                        occupancy,
                        whole.occupancy().mostAlive(),
                        byGroup,
                        known == null
                                ? DensityScale.of(wanted.scale(), byGroup)
                                : known.board.groupScale());
        return new Counted(
                whole, groups, wanted, wholeKinds ? all : wanted.wideRange(), groupRange, board);
    }

    @SuppressWarnings("ReferenceEquality") // whether they were counted anew, not what they hold
    private boolean sameScale(WholeCounts newWhole, LaneGroups newGroups, Wanted asked) {
        return whole == newWhole
                && groups == newGroups
                && wanted.bucketNanos() == asked.bucketNanos()
                && wanted.measure() == asked.measure()
                && wanted.scale() == asked.scale();
    }

    /// Whether this answers another question as well.
    boolean answers(WholeCounts newWhole, LaneGroups newGroups, Wanted asked) {
        return sameScale(newWhole, newGroups, asked)
                && covers(kindsCovered, asked.range())
                && covers(groupsCovered, asked.range());
    }

    private static boolean covers(TimeRange wide, TimeRange range) {
        return wide.startNanos() <= range.startNanos() && range.endNanos() <= wide.endNanos();
    }
}
