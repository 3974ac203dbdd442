package dev.skein.query.stacks;

import dev.skein.model.DumpSnapshot;

/// The threads of dumps that belong to a group.
final class DumpMembers {
    private DumpMembers() {}

    /// Gets one thread, a row of a dump.
    interface Each {
        void thread(DumpSnapshot dump, int row);
    }

    /// Calls `each` for every thread of the group, dump by dump; for none where dumps do not count.
    static void forEach(StackGroups groups, int group, Each each) {
        if (!groups.options().sourcesIn(groups.trace()).contains(StackSource.DUMPS)) {
            return;
        }
        HitFilter filter = new HitFilter(groups.trace(), groups.options());
        for (int number : DumpRows.inScope(groups.trace(), groups.scope())) {
            DumpSnapshot dump = groups.trace().dumps().get(number);
            for (int row = 0; row < dump.size(); row++) {
                if (counts(groups, filter, dump, row)
                        && groups.groupOf(dump.lane(row), dump.stackId(row), dump.subState(row))
                                == group) {
                    each.thread(dump, row);
                }
            }
        }
    }

    private static boolean counts(
            StackGroups groups, HitFilter filter, DumpSnapshot dump, int row) {
        int lane = dump.lane(row);
        return HitWalk.counts(dump.flags(row), lane)
                && filter.subState(dump.subState(row))
                && (lane < 0 || (filter.lane(lane) && groups.scope().lanes().contains(lane)));
    }
}
