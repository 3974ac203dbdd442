package dev.skein.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks of the window.
///
/// @param frameTimes shows the debug overlay from the start
/// @param end when the window closes by itself
record WindowStart(List<Path> files, boolean frameTimes, End end) {
    enum End {
        /// When the user closes it.
        BY_USER(""),
        /// Once the files are read.
        AFTER_LOAD("--debug.exit-after-load"),
        /// Once it can be used, after saying so.
        WHEN_USABLE("--debug.exit-when-usable"),
        /// After going through what a first session touches; trains the cache of the packages.
        AFTER_REHEARSAL("--debug.rehearse");

        private final String option;

        End(String option) {
            this.option = option;
        }

        /// What that option of the command line asks for; null when it is none of these.
        static @Nullable End ofOption(String argument) {
            for (End end : values()) {
                if (!end.option.isEmpty() && end.option.equals(argument)) {
                    return end;
                }
            }
            return null;
        }
    }

    WindowStart {
        files = List.copyOf(files);
    }
}
