package dev.skein.app;

import java.nio.file.Path;
import java.util.List;

/// What the command line asks of the window.
///
/// @param frameTimes shows the debug overlay from the start
/// @param end when the window closes by itself
record WindowStart(List<Path> files, boolean frameTimes, End end) {
    enum End {
        /// When the user closes it.
        BY_USER,
        /// Once the files are read.
        AFTER_LOAD,
        /// Once it can be used, after saying when that was.
        WHEN_USABLE,
        /// After going through what a first session touches; trains the cache of the packages.
        AFTER_REHEARSAL
    }

    WindowStart {
        files = List.copyOf(files);
    }

    static WindowStart of(List<Path> files) {
        return new WindowStart(files, false, End.BY_USER);
    }
}
