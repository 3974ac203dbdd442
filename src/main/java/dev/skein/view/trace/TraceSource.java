package dev.skein.view.trace;

import dev.skein.view.Strings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files or the folder behind an opened trace.
///
/// @param path the only file or folder, or the first file
/// @param name what tabs and titles show
/// @param sizeBytes 0 when not known, and for folders
/// @param more the other files that are one trace with the first
public record TraceSource(Path path, String name, long sizeBytes, List<Path> more) {
    public TraceSource {
        more = List.copyOf(more);
    }

    public TraceSource(Path path, String name, long sizeBytes) {
        this(path, name, sizeBytes, List.of());
    }

    public static TraceSource of(Path path) {
        return new TraceSource(path, nameOf(path), size(path));
    }

    /// Several files that are one trace.
    ///
    /// @param paths at least one
    public static TraceSource of(List<Path> paths) {
        if (paths.size() == 1) {
            return of(paths.getFirst());
        }
        return new TraceSource(
                paths.getFirst(),
                Strings.get("source.more", nameOf(paths.getFirst()), paths.size() - 1),
                paths.stream().mapToLong(TraceSource::size).sum(),
                paths.subList(1, paths.size()));
    }

    /// The same trace with files added to it.
    public TraceSource with(List<Path> added) {
        List<Path> all = new ArrayList<>(paths());
        added.stream().filter(path -> !all.contains(path)).forEach(all::add);
        return of(all);
    }

    /// All files, the first one first.
    public List<Path> paths() {
        List<Path> all = new ArrayList<>(more.size() + 1);
        all.add(path);
        all.addAll(more);
        return all;
    }

    private static String nameOf(Path path) {
        if (path.equals(Path.of("-"))) {
            return Strings.get("source.stdin");
        }
        Path whole = path.toAbsolutePath().normalize();
        Path last = whole.getFileName();
        return last == null ? whole.toString() : last.toString();
    }

    private static long size(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // reading it will say what is wrong with it
        }
    }
}
