package dev.skein.view.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file or folder behind an opened trace.
///
/// @param name what tabs and titles show
/// @param sizeBytes 0 when not known, and for folders
public record TraceSource(Path path, String name, long sizeBytes) {
    public static TraceSource of(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path last = whole.getFileName();
        return new TraceSource(path, last == null ? whole.toString() : last.toString(), size(path));
    }

    private static long size(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // reading it will say what is wrong with it
        }
    }
}
