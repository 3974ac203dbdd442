package dev.skein.format;

import dev.skein.task.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides by content which of the files that a user names at once are one trace: dumps are a
/// series; dumps beside the only recording are added to it; everything else is a trace of its own.
///
/// Looks at the first bytes of each file only. Folders and archives are traces of their own.
final class FileGroups {
    private final TraceOpener opener;
    private final Unpacker unpacker = new Unpacker(new Work());

    FileGroups(TraceOpener opener) {
        this.opener = opener;
    }

    /// The groups in the order of their first files; the recording comes first in its group.
    List<List<Path>> of(List<Path> paths) {
        List<Path> joined = new ArrayList<>();
        List<Path> takers = new ArrayList<>();
        List<List<Path>> groups = new ArrayList<>();
        for (Path path : paths) {
            TraceFormat format = format(path);
            if (format != null && format.joinsFiles()) {
                if (joined.isEmpty()) {
                    groups.add(joined);
                }
                joined.add(path);
            } else {
                groups.add(List.of(path));
                if (format != null && format.takesDumps()) {
                    takers.add(path);
                }
            }
        }
        if (takers.size() == 1 && !joined.isEmpty()) {
            groups.remove(List.of(takers.getFirst()));
            joined.addFirst(takers.getFirst());
        }
        return groups.stream().map(List::copyOf).toList();
    }

    private @Nullable TraceFormat format(Path path) {
        try {
            FileHead head = unpacker.head(path);
            return head == null ? null : opener.recognise(head);
        } catch (IOException e) {
            return null; // opening it will say what is wrong with it
        }
    }
}
