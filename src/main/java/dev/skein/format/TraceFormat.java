package dev.skein.format;

import java.io.IOException;
import java.util.List;

/// One input format. Implementations are stateless and know no other format.
public interface TraceFormat {
    /// Stable, user-visible name, e.g. `JFR recording`.
    String name();

    /// Decides from the first bytes alone.
    Match sniff(FileHead head);

    /// Whether several inputs of this format can be one trace: the files of a JFR repository, a
    /// series of dumps.
    default boolean joinsInputs() {
        return false;
    }

    /// Whether files that a user names one by one are one trace, too, as dumps are a series.
    default boolean joinsFiles() {
        return false;
    }

    /// Whether dumps that were taken beside a recording of this format can be added to it; see
    /// [ImportContext#added()].
    default boolean takesDumps() {
        return false;
    }

    /// Reads the inputs, one unless [#joinsInputs()], in the order given, into one trace.
    ///
    /// Damage is counted in `context.diagnostics()` and leads to a trace of what is readable. A
    /// cancelled reader returns what it has, marked partial, or throws
    /// [dev.skein.task.CancelledException] when it has nothing.
    ///
    /// @throws IOException when the disk fails
    ImportOutcome read(List<Input> inputs, ImportContext context) throws IOException;
}
