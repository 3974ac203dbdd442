package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.TraceBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds the lane of each thread of each dump: the same thread in two dumps is one lane.
///
/// Threads are the same when their numbers are, and their names, too, where a number may come again
/// (platform threads). What has no number, a record of a profile, is the same when its stack and
/// labels are.
final class DumpLanes {
    private static final int NONE = -1;

    private final TraceBuilder builder;
    private final List<Map<LaneKind, LongIndex>> byNumber = new ArrayList<>();
    private final List<Map<LaneKind, LongIndex>> byStack = new ArrayList<>();
    private int[] nextSameKey = new int[64];
    private int[] seenInDump = new int[64];

    DumpLanes(TraceBuilder builder) {
        this.builder = builder;
        Arrays.fill(seenInDump, NONE);
    }

    /// Sets the lanes of a dump's rows.
    ///
    /// @param number of the dump, each one higher than the one before
    void assign(DumpBuilder dump, int number) {
        for (int row = 0; row < dump.size(); row++) {
            int lane = find(dump, row, number);
            if (lane == NONE) {
                lane = add(dump, row);
            }
            seenInDump[lane] = number;
            dump.lane(row, lane);
            complete(dump, row, lane);
        }
        for (int row = 0; row < dump.size(); row++) {
            setParent(dump, row);
        }
    }

    private int find(DumpBuilder dump, int row, int number) {
        LongIndex index = index(dump, row);
        for (int lane = index.get(key(dump, row)); lane != NONE; lane = nextSameKey[lane]) {
            if (seenInDump[lane] != number && sameName(dump, row, lane)) {
                return lane;
            }
        }
        return NONE;
    }

    private boolean sameName(DumpBuilder dump, int row, int lane) {
        LaneKind kind = dump.kind(row);
        boolean numbersComeAgain = kind == LaneKind.PLATFORM_THREAD || kind == LaneKind.OS_THREAD;
        return !numbersComeAgain || builder.lanes().nameId(lane) == dump.nameId(row);
    }

    private int add(DumpBuilder dump, int row) {
        int lane = builder.lanes().add(dump.kind(row), dump.id(row), dump.nameId(row));
        builder.lanes().process(lane, dump.process());
        if (lane >= nextSameKey.length) {
            nextSameKey = Arrays.copyOf(nextSameKey, lane + (lane >> 1) + 1);
            int old = seenInDump.length;
            seenInDump = Arrays.copyOf(seenInDump, nextSameKey.length);
            Arrays.fill(seenInDump, old, seenInDump.length, NONE);
        }
        LongIndex index = index(dump, row);
        nextSameKey[lane] = index.get(key(dump, row));
        index.put(key(dump, row), lane);
        return lane;
    }

    private void complete(DumpBuilder dump, int row, int lane) {
        if (builder.lanes().nameId(lane) == 0) {
            builder.lanes().name(lane, dump.nameId(row));
        }
        if ((dump.flags(row) & (DumpFlags.VM | DumpFlags.SYSTEM)) != 0) {
            builder.lanes().system(lane, true);
        }
        if (dump.kind(row) == LaneKind.GOROUTINE) {
            builder.lanes().site(lane, dump.nameId(row));
        }
        if (dump.creationStack(row) != IntervalStore.NONE) {
            builder.lanes().creationStack(lane, dump.creationStack(row));
        }
    }

    private void setParent(DumpBuilder dump, int row) {
        long creator = dump.creatorId(row);
        if (creator >= 0) {
            int parent = index(dump, row).get(creator);
            if (parent != NONE && parent != dump.lane(row)) {
                builder.lanes().parent(dump.lane(row), parent);
            }
        }
    }

    private static long key(DumpBuilder dump, int row) {
        long id = dump.id(row);
        return id >= 0 ? id : (long) dump.labels(row) << 32 | (dump.stack(row) & 0xffffffffL);
    }

    /// One index for each process, kind of lane, and way of telling threads apart.
    private LongIndex index(DumpBuilder dump, int row) {
        List<Map<LaneKind, LongIndex>> processes = dump.id(row) >= 0 ? byNumber : byStack;
        while (processes.size() <= dump.process()) {
            processes.add(new EnumMap<>(LaneKind.class));
        }
        return processes.get(dump.process()).computeIfAbsent(dump.kind(row), _ -> new LongIndex());
    }
}
