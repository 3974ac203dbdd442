package dev.skein.view;

import java.nio.file.Path;

/// A file or folder opened before, newest first in the list on the welcome screen.
///
/// @param openedEpochMillis when it was last opened
/// @param sizeBytes its size then
/// @param note what was special about it, e.g. `partial`; empty when nothing was
public record RecentFile(Path path, long openedEpochMillis, long sizeBytes, String note) {}
