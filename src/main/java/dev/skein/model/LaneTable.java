package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lanes of a trace as columns; a lane's number is its row here, in the order in which the
/// reader met them.
public final class LaneTable {
    /// In [#startNanos(int)] and [#endNanos(int)]: not known, or outside the trace.
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final Builder columns;
    private final int size;
    private final StringTable strings;
    private final TimeBase base;

    private LaneTable(Builder columns, StringTable strings, TimeBase base) {
        this.columns = columns;
        this.size = columns.size;
        this.strings = strings;
        this.base = base;
    }

    public int size() {
        return size;
    }

    public LaneKind kind(int lane) {
        return columns.kinds[lane];
    }

    /// The number the source uses; -1 where it has none.
    public long id(int lane) {
        return columns.ids[lane];
    }

    public String name(int lane) {
        return strings.get(columns.names[lane]);
    }

    public boolean system(int lane) {
        return columns.systems[lane];
    }

    public int parent(int lane) {
        return columns.parents[lane];
    }

    /// Trace time at which the lane began, or [#UNKNOWN].
    public long startNanos(int lane) {
        return relative(columns.startsRaw[lane]);
    }

    /// Trace time at which the lane ended, or [#UNKNOWN].
    public long endNanos(int lane) {
        return relative(columns.endsRaw[lane]);
    }

    private long relative(long rawNanos) {
        return rawNanos == UNKNOWN ? UNKNOWN : rawNanos - base.originRawNanos();
    }

    public int creationStack(int lane) {
        return columns.creationStacks[lane];
    }

    public String site(int lane) {
        return strings.get(columns.sites[lane]);
    }

    public int siteId(int lane) {
        return columns.sites[lane];
    }

    public int process(int lane) {
        return columns.processes[lane];
    }

    public Lane get(int lane) {
        return new Lane(
                lane,
                kind(lane),
                id(lane),
                name(lane),
                system(lane),
                parent(lane),
                boxed(startNanos(lane)),
                boxed(endNanos(lane)),
                creationStack(lane),
                site(lane),
                process(lane));
    }

    private static @Nullable Long boxed(long nanos) {
        return nanos == UNKNOWN ? null : nanos;
    }

    /// Adds lanes and what becomes known of them while a trace is read; one thread at a time. Times
    /// are raw.
    public static final class Builder {
        private LaneKind[] kinds = new LaneKind[16];
        private long[] ids = new long[16];
        private int[] names = new int[16];
        private boolean[] systems = new boolean[16];
        private int[] parents = new int[16];
        private long[] startsRaw = new long[16];
        private long[] endsRaw = new long[16];
        private int[] creationStacks = new int[16];
        private int[] sites = new int[16];
        private int[] processes = new int[16];
        private int size;

        Builder() {}

        /// Adds a lane and returns its ordinal; everything but kind, id and name starts as not
        /// known.
        public int add(LaneKind kind, long id, int nameId) {
            int lane = size++;
            if (lane == ids.length) {
                grow();
            }
            kinds[lane] = kind;
            ids[lane] = id;
            names[lane] = nameId;
            parents[lane] = IntervalStore.NONE;
            startsRaw[lane] = UNKNOWN;
            endsRaw[lane] = UNKNOWN;
            creationStacks[lane] = IntervalStore.NONE;
            return lane;
        }

        private void grow() {
            int capacity = size + (size >> 1);
            kinds = Arrays.copyOf(kinds, capacity);
            ids = Arrays.copyOf(ids, capacity);
            names = Arrays.copyOf(names, capacity);
            systems = Arrays.copyOf(systems, capacity);
            parents = Arrays.copyOf(parents, capacity);
            startsRaw = Arrays.copyOf(startsRaw, capacity);
            endsRaw = Arrays.copyOf(endsRaw, capacity);
            creationStacks = Arrays.copyOf(creationStacks, capacity);
            sites = Arrays.copyOf(sites, capacity);
            processes = Arrays.copyOf(processes, capacity);
        }

        public int size() {
            return size;
        }

        public LaneKind kind(int lane) {
            return kinds[lane];
        }

        public long id(int lane) {
            return ids[lane];
        }

        public void name(int lane, int nameId) {
            names[lane] = nameId;
        }

        public int nameId(int lane) {
            return names[lane];
        }

        public void system(int lane, boolean system) {
            systems[lane] = system;
        }

        public void parent(int lane, int parentLane) {
            parents[lane] = parentLane;
        }

        public void startRaw(int lane, long rawNanos) {
            startsRaw[lane] = rawNanos;
        }

        public void endRaw(int lane, long rawNanos) {
            endsRaw[lane] = rawNanos;
        }

        public long startRaw(int lane) {
            return startsRaw[lane];
        }

        public long endRaw(int lane) {
            return endsRaw[lane];
        }

        public void creationStack(int lane, int stackId) {
            creationStacks[lane] = stackId;
        }

        public void site(int lane, int siteId) {
            sites[lane] = siteId;
        }

        public int siteId(int lane) {
            return sites[lane];
        }

        public void process(int lane, int process) {
            processes[lane] = process;
        }

        public int process(int lane) {
            return processes[lane];
        }

        /// A frozen copy: lane attributes change while a file is read (a thread is renamed, it
        /// ends).
        LaneTable freeze(StringTable strings, TimeBase base) {
            Builder copy = new Builder();
            copy.kinds = Arrays.copyOf(kinds, size);
            copy.ids = Arrays.copyOf(ids, size);
            copy.names = Arrays.copyOf(names, size);
            copy.systems = Arrays.copyOf(systems, size);
            copy.parents = Arrays.copyOf(parents, size);
            copy.startsRaw = Arrays.copyOf(startsRaw, size);
            copy.endsRaw = Arrays.copyOf(endsRaw, size);
            copy.creationStacks = Arrays.copyOf(creationStacks, size);
            copy.sites = Arrays.copyOf(sites, size);
            copy.processes = Arrays.copyOf(processes, size);
            copy.size = size;
            return new LaneTable(copy, strings, base);
        }
    }
}
