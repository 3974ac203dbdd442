package dev.skein.view.density;

import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import dev.skein.task.Work;
import java.util.List;

/// The lanes shown, put into groups, the most interesting group first.
///
/// @param groups at most [#MAX_GROUPS]
/// @param total number of groups, those left out included
record LaneGroups(
        Trace trace, LaneSet shown, LaneGroup by, List<LaneOrder.Group> groups, int total) {
    static final int MAX_GROUPS = 512;

    static LaneGroups of(Trace trace, LaneSet shown, LaneGroup by, Work work) {
        LaneSet threads =
                LaneSet.where(
                        trace.lanes().size(),
                        lane -> shown.contains(lane) && trace.lanes().kind(lane).isThread());
        List<LaneOrder.Group> all =
                LaneOrder.of(
                                trace,
                                threads,
                                LaneSort.BY_SCORE,
                                by,
                                trace.range(),
                                new long[0],
                                work)
                        .groups();
        return new LaneGroups(
                trace, shown, by, all.subList(0, Math.min(all.size(), MAX_GROUPS)), all.size());
    }
}
