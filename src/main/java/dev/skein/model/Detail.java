package dev.skein.model;

import java.util.List;

/// What the source says about an interval, range or point beyond its state: the lock, the peer, the
/// bytes.
///
/// @param text one line for tooltips, e.g.
///     `java.util.concurrent.locks.ReentrantLock$FairSync@7f3a…`
/// @param objectId identity of the object waited for (a lock's address), 0 when there is none
/// @param ownerLane lane that held or released it, or [IntervalStore#NONE]
/// @param fields further named values, in display order
public record Detail(String text, long objectId, int ownerLane, List<Field> fields) {
    public Detail {
        fields = List.copyOf(fields);
    }

    public static Detail ofText(String text) {
        return new Detail(text, 0, IntervalStore.NONE, List.of());
    }

    /// A named value in words: `bytes read`, `4,096`.
    public record Field(String name, String value) {}
}
