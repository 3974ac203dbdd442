package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// What is known of 1,024 lanes with numbers that follow each other, as columns.
///
/// Snapshots share pages with the builder, which replaces a page by a copy before it writes to one
/// that a snapshot may know ([#epoch]). So a snapshot costs as much as has changed since the last
/// one, not as much as there are lanes.
final class LanePage {
    static final int BITS = 10;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;

    private static final int SYSTEM = 0x80;

    /// Number of snapshots that the builder had made when this page was made.
    final int epoch;

    /// Code of the kind, and whether it is a system lane.
    private final byte[] kinds;

    final NarrowLongs ids;
    final NarrowInts names;
    final NarrowInts parents;
    final NarrowInts creationStacks;
    final NarrowLongs startsRaw;
    final NarrowLongs endsRaw;

    /// Null while each lane's site is its name.
    private @Nullable NarrowInts sites;

    /// Null while all are 0.
    private @Nullable NarrowInts processes;

    LanePage(int epoch) {
        this.epoch = epoch;
        kinds = new byte[SIZE];
        ids = new NarrowLongs(SIZE, -1);
        names = new NarrowInts(SIZE);
        parents = new NarrowInts(SIZE);
        creationStacks = new NarrowInts(SIZE);
        startsRaw = new NarrowLongs(SIZE, LaneTable.UNKNOWN);
        endsRaw = new NarrowLongs(SIZE, LaneTable.UNKNOWN);
    }

    private LanePage(LanePage from, int epoch) {
        this.epoch = epoch;
        kinds = from.kinds.clone();
        ids = from.ids.copy();
        names = from.names.copy();
        parents = from.parents.copy();
        creationStacks = from.creationStacks.copy();
        startsRaw = from.startsRaw.copy();
        endsRaw = from.endsRaw.copy();
        sites = from.sites == null ? null : from.sites.copy();
        processes = from.processes == null ? null : from.processes.copy();
    }

    LanePage copy(int newEpoch) {
        return new LanePage(this, newEpoch);
    }

    LaneKind kind(int index) {
        return LaneKind.ofCode(kinds[index] & (SYSTEM - 1));
    }

    void kind(int index, LaneKind kind) {
        kinds[index] = (byte) kind.code();
    }

    boolean system(int index) {
        return (kinds[index] & SYSTEM) != 0;
    }

    void system(int index, boolean system) {
        kinds[index] = (byte) (system ? kinds[index] | SYSTEM : kinds[index] & ~SYSTEM);
    }

    int site(int index) {
        return (sites == null ? names : sites).get(index);
    }

    /// Changes the name and leaves the site as it is.
    void name(int index, int nameId) {
        if (names.get(index) != nameId) {
            ownSites().set(index, site(index));
            names.set(index, nameId);
        }
    }

    void site(int index, int siteId) {
        if (site(index) != siteId) {
            ownSites().set(index, siteId);
        }
    }

    /// Changes both, which costs nothing where they are the same for all lanes.
    void nameAndSite(int index, int stringId) {
        names.set(index, stringId);
        site(index, stringId);
    }

    private NarrowInts ownSites() {
        NarrowInts own = sites;
        if (own == null) {
            own = names.copy();
            sites = own;
        }
        return own;
    }

    int process(int index) {
        return processes == null ? 0 : processes.get(index) + 1;
    }

    void process(int index, int process) {
        NarrowInts own = processes;
        if (own == null && process == 0) {
            return;
        }
        if (own == null) {
            own = new NarrowInts(SIZE);
            processes = own;
        }
        own.set(index, process - 1);
    }
}
