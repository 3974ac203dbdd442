package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lanes of a trace as columns; a lane's number is its row here, in the order in which the
/// reader met them.
public final class LaneTable {
    /// In [#startNanos(int)] and [#endNanos(int)]: not known, or outside the trace.
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final LanePage[] pages;
    private final int size;
    private final StringTable strings;
    private final TimeBase base;

    private LaneTable(LanePage[] pages, int size, StringTable strings, TimeBase base) {
        this.pages = pages;
        this.size = size;
        this.strings = strings;
        this.base = base;
    }

    public int size() {
        return size;
    }

    private LanePage page(int lane) {
        return pages[lane >> LanePage.BITS];
    }

    public LaneKind kind(int lane) {
        return page(lane).kind(lane & LanePage.MASK);
    }

    /// The number the source uses; -1 where it has none.
    public long id(int lane) {
        return page(lane).ids.get(lane & LanePage.MASK);
    }

    public String name(int lane) {
        return strings.get(page(lane).names.get(lane & LanePage.MASK));
    }

    public boolean system(int lane) {
        return page(lane).system(lane & LanePage.MASK);
    }

    public int parent(int lane) {
        return page(lane).parents.get(lane & LanePage.MASK);
    }

    /// Trace time at which the lane began, or [#UNKNOWN].
    public long startNanos(int lane) {
        return relative(page(lane).startsRaw.get(lane & LanePage.MASK));
    }

    /// Trace time at which the lane ended, or [#UNKNOWN].
    public long endNanos(int lane) {
        return relative(page(lane).endsRaw.get(lane & LanePage.MASK));
    }

    private long relative(long rawNanos) {
        return rawNanos == UNKNOWN ? UNKNOWN : rawNanos - base.originRawNanos();
    }

    public int creationStack(int lane) {
        return page(lane).creationStacks.get(lane & LanePage.MASK);
    }

    public String site(int lane) {
        return strings.get(siteId(lane));
    }

    public int siteId(int lane) {
        return page(lane).site(lane & LanePage.MASK);
    }

    public int process(int lane) {
        return page(lane).process(lane & LanePage.MASK);
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
        private LanePage[] pages = new LanePage[1];
        private int size;

        /// Number of snapshots made.
        private int epoch;

        Builder() {}

        /// Adds a lane and returns its ordinal; everything but kind, id and name starts as not
        /// known.
        public int add(LaneKind kind, long id, int nameId) {
            int lane = size++;
            int index = lane & LanePage.MASK;
            if (index == 0) {
                addPage(lane >> LanePage.BITS);
            }
            LanePage page = writable(lane);
            page.kind(index, kind);
            page.ids.set(index, id);
            page.nameAndSite(index, 0);
            page.name(index, nameId);
            return lane;
        }

        private void addPage(int number) {
            if (number == pages.length) {
                pages = Arrays.copyOf(pages, number + 1 + (number >> 1));
            }
            pages[number] = new LanePage(epoch);
        }

        private LanePage page(int lane) {
            return pages[lane >> LanePage.BITS];
        }

        /// The page of a lane, a copy of it where a snapshot may know it.
        private LanePage writable(int lane) {
            LanePage page = page(lane);
            if (page.epoch == epoch) {
                return page;
            }
            LanePage copy = page.copy(epoch);
            pages[lane >> LanePage.BITS] = copy;
            return copy;
        }

        public int size() {
            return size;
        }

        public LaneKind kind(int lane) {
            return page(lane).kind(lane & LanePage.MASK);
        }

        public long id(int lane) {
            return page(lane).ids.get(lane & LanePage.MASK);
        }

        public void name(int lane, int nameId) {
            writable(lane).name(lane & LanePage.MASK, nameId);
        }

        /// Names a lane after its site.
        public void nameAndSite(int lane, int stringId) {
            writable(lane).nameAndSite(lane & LanePage.MASK, stringId);
        }

        public int nameId(int lane) {
            return page(lane).names.get(lane & LanePage.MASK);
        }

        public void system(int lane, boolean system) {
            writable(lane).system(lane & LanePage.MASK, system);
        }

        public void parent(int lane, int parentLane) {
            writable(lane).parents.set(lane & LanePage.MASK, parentLane);
        }

        public void startRaw(int lane, long rawNanos) {
            writable(lane).startsRaw.set(lane & LanePage.MASK, rawNanos);
        }

        public void endRaw(int lane, long rawNanos) {
            writable(lane).endsRaw.set(lane & LanePage.MASK, rawNanos);
        }

        public long startRaw(int lane) {
            return page(lane).startsRaw.get(lane & LanePage.MASK);
        }

        public long endRaw(int lane) {
            return page(lane).endsRaw.get(lane & LanePage.MASK);
        }

        public void creationStack(int lane, int stackId) {
            writable(lane).creationStacks.set(lane & LanePage.MASK, stackId);
        }

        public void site(int lane, int siteId) {
            writable(lane).site(lane & LanePage.MASK, siteId);
        }

        public int siteId(int lane) {
            return page(lane).site(lane & LanePage.MASK);
        }

        public void process(int lane, int process) {
            writable(lane).process(lane & LanePage.MASK, process);
        }

        public int process(int lane) {
            return page(lane).process(lane & LanePage.MASK);
        }

        /// What is known now; lane attributes change while a file is read (a thread is renamed, it
        /// ends).
        LaneTable freeze(StringTable strings, TimeBase base) {
            epoch++;
            int used = (size + LanePage.MASK) >> LanePage.BITS;
            return new LaneTable(Arrays.copyOf(pages, used), size, strings, base);
        }
    }
}
