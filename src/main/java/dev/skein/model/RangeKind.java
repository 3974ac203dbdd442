package dev.skein.model;

/// What a [RangeTable] range means for the lanes it covers.
public enum RangeKind {
    /// All program lanes stand still for the collector.
    GC_PAUSE(true),
    /// All program lanes stand still for another reason of the runtime.
    STOP_THE_WORLD(true),
    /// A collection or one of its phases that runs beside the program.
    GC_CONCURRENT(false),
    /// A user task: a named piece of work that may cross lanes.
    TASK(false),
    /// A user region on one lane.
    REGION(false),
    /// The recorder lost events here.
    DATA_LOSS(false),
    OTHER(false);

    private final boolean stopsLanes;

    RangeKind(boolean stopsLanes) {
        this.stopsLanes = stopsLanes;
    }

    public boolean stopsLanes() {
        return stopsLanes;
    }
}
