package dev.skein.analysis.compare;

import dev.skein.model.TimeRange;
import java.util.List;

/// What is said of each side on its own.
///
/// @param traceNanos length of the whole recording
/// @param lanes thread lanes of which something is known inside the window
/// @param created lanes that began inside the window
/// @param ended lanes that ended inside the window
/// @param alive lanes alive at equally spaced times, the edges of the window included
/// @param partial something of the recording is missing
public record SideFacts(
        String name,
        TimeRange window,
        long traceNanos,
        int lanes,
        int created,
        int ended,
        List<Integer> alive,
        boolean partial) {
    public SideFacts {
        alive = List.copyOf(alive);
    }
}
