package dev.skein.export;

import dev.skein.model.LaneTable;

/// Lanes as people name them.
final class LaneLabels {
    private LaneLabels() {}

    /// The name, with the id behind it where the name does not end with it already.
    static String of(LaneTable lanes, int lane) {
        String name = lanes.name(lane);
        long id = lanes.id(lane);
        if (name.isEmpty()) {
            return id < 0 ? lanes.kind(lane).key() : lanes.kind(lane).key() + " " + id;
        }
        return id < 0 || name.endsWith(String.valueOf(id)) ? name : name + " #" + id;
    }
}
