package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.PointType;
import dev.skein.model.SubStates;
import dev.skein.model.Trace;
import java.util.List;
import java.util.Set;

/// Which lanes, intervals and points of a trace count under given options.
///
/// Intervals in which a lane is not alive, or about which the source says nothing, never do.
final class HitFilter {
    private final LaneTable lanes;
    private final boolean systemLanes;
    private final Set<StackSource> sources;
    private final boolean intervals;
    private final boolean[] subStates = new boolean[256];
    private final boolean[] pointTypes;

    HitFilter(Trace trace, GroupOptions options) {
        lanes = trace.lanes();
        systemLanes = options.systemLanes();
        sources = options.sourcesIn(trace);
        intervals =
                sources.contains(StackSource.INTERVALS)
                        || (sources.contains(StackSource.DUMPS) && StackSource.isDumpSeries(trace));
        byte[] classes = trace.subStates().classCodes();
        for (int code = 0; code < subStates.length; code++) {
            subStates[code] =
                    classes[code] != SubStates.NO_CLASS
                            && options.states().contains(LaneState.ofCode(classes[code]));
        }
        List<PointType> types = trace.pointTypes();
        pointTypes = new boolean[types.size()];
        for (PointType type : types) {
            pointTypes[type.code()] = sources.contains(StackSource.of(type.kind()));
        }
    }

    boolean lane(int lane) {
        return systemLanes || (!lanes.system(lane) && lanes.kind(lane).isThread());
    }

    /// Whether intervals are met at all, be it for their time only.
    boolean intervals() {
        return intervals;
    }

    boolean points() {
        return sources.contains(StackSource.SAMPLES) || sources.contains(StackSource.EVENTS);
    }

    boolean dumps() {
        return sources.contains(StackSource.DUMPS);
    }

    boolean subState(int code) {
        return subStates[code];
    }

    boolean pointType(int code) {
        return pointTypes[code];
    }
}
