package dev.skein.analysis.compare;

import dev.skein.analysis.Report;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;

/// One of the two things compared: a window of a trace and what the analysis of the whole trace
/// found.
///
/// @param name of the file, without its folder
/// @param window at most the range of the trace
public record Side(String name, Trace trace, TimeRange window, Report report) {
    public Side {
        window = window.clampedTo(trace.range());
    }
}
