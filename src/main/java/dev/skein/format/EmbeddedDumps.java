package dev.skein.format;

import dev.skein.model.TimeRange;
import dev.skein.model.TraceBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the thread dumps that lie as text inside a recording of another kind, such as the
/// `jdk.ThreadDump` events of a flight recording.
///
/// The reader of the recording knows nothing of dumps, the reader of dumps nothing of recordings:
/// the program hands one to the other through this. Implementations keep no state of their own;
/// whatever they find goes into the builder of the trace that is being read.
@FunctionalInterface
public interface EmbeddedDumps {
    /// For recordings that are read without a look at their dumps.
    EmbeddedDumps IGNORED = (builder, text, rawNanos, epochMillis, process) -> {};

    /// Takes one dump. Called on the thread that owns `builder`, in the order of the file, which
    /// need not be that of time; any text may come, also none that is a dump.
    ///
    /// @param rawNanos the same time in the raw clock of `builder`
    /// @param epochMillis wall-clock time at which the dump was taken
    /// @param process number of the process in the trace, as in [dev.skein.model.LaneTable#process]
    void add(TraceBuilder builder, String text, long rawNanos, long epochMillis, int process);

    /// Adds dumps of files that were taken beside the recording. Called once, when all lanes are
    /// there, on the thread that owns `builder`, whose raw clock is the wall clock.
    ///
    /// What cannot belong to the recording is left out and counted.
    ///
    /// @param firstRaw begin of the recording
    /// @param lastRaw end of the recording
    /// @return first and last raw time of the dumps that were added; null when there are none
    default @Nullable TimeRange addFiles(
            TraceBuilder builder,
            List<Input> files,
            long firstRaw,
            long lastRaw,
            ImportContext context) {
        return null;
    }
}
