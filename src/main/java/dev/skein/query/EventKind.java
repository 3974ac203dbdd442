package dev.skein.query;

import java.util.List;

/// The kinds of event that the density picture always shows, one row each.
public enum EventKind {
    CREATE(0, "Create"),
    /// A lane begins to wait: for a lock, for something to happen, asleep, for I/O.
    BLOCK(1, "Block"),
    /// A wait ends and the lane lives on.
    WAKE(2, "Wake"),
    END(3, "End"),
    /// A lane begins to wait for a lock.
    LOCK(4, "Lock contention"),
    /// A pause begins, or a lane is put to work for the collector.
    STOP(5, "GC / STW");

    private final int row;
    private final String label;

    EventKind(int row, String label) {
        this.row = row;
        this.label = label;
    }

    /// Its row in a [DensityGrid] of kinds, from 0.
    public int row() {
        return row;
    }

    /// The kind of a row.
    ///
    /// @throws IndexOutOfBoundsException for a row of none
    public static EventKind ofRow(int row) {
        return List.of(values()).get(row);
    }

    public String label() {
        return label;
    }
}
