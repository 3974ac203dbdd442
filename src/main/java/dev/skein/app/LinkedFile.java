package dev.skein.app;

import dev.skein.session.ViewLink;
import dev.skein.view.RecentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The file that a view link is about: at the place that it names, else among the files opened
/// lately.
///
/// @param remark that it is another file than the link was made from; empty when it is not
record LinkedFile(Path path, String remark) {
    /// @throws CommandFailure when there is no such file
    static LinkedFile find(ViewLink link, List<RecentFile> recent) throws IOException {
        List<Path> candidates = candidates(link, recent);
        if (candidates.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.UNREADABLE,
                    "skein: "
                            + link.file()
                            + ": there is no such file here or among those opened lately: go to its"
                            + " folder, or write its path in the link");
        }
        for (Path path : candidates) {
            if (link.hash().isEmpty() || link.fits(FileFacts.of(path).sha256())) {
                return new LinkedFile(path, "");
            }
        }
        Path first = candidates.getFirst();
        String found = FileFacts.of(first).sha256().substring(0, link.hash().length());
        return new LinkedFile(
                first,
                first.getFileName()
                        + " is not the file that the link was made from: its SHA-256 begins with "
                        + found
                        + ", the link says "
                        + link.hash());
    }

    private static List<Path> candidates(ViewLink link, List<RecentFile> recent) {
        List<Path> candidates = new ArrayList<>();
        try {
            candidates.add(Path.of(link.file()));
        } catch (InvalidPathException e) {
            return List.of(); // a name that this system cannot have
        }
        Path name = candidates.getFirst().getFileName();
        recent.stream()
                .map(RecentFile::path)
                .filter(path -> path.getFileName() != null && path.getFileName().equals(name))
                .forEach(candidates::add);
        candidates.removeIf(path -> !Files.exists(path));
        return candidates;
    }
}
