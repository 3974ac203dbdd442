package dev.skein.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all.
///
/// The content goes to a temporary file beside the target, which takes the target's place once it
/// is complete; when writing fails or is cancelled the temporary is removed and an older target
/// stays as it was. A target that is no regular file (a pipe, a device) is written to directly.
public final class OutputFile {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_TRIES = 100;

    private OutputFile() {}

    /// Writes the content of a file; may throw to give up.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// @throws IOException with a message for people when the target cannot be written; also what
    ///     `content` throws
    public static void write(Path target, Content content) throws IOException {
        try {
            if (Files.isDirectory(target)) {
                throw new FileSystemException(target.toString(), null, "it is a folder");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                writeTo(target, content, StandardOpenOption.WRITE);
            } else {
                replace(Files.exists(target) ? target.toRealPath() : target, content);
            }
        } catch (FileSystemException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            writeTo(temporary, content, StandardOpenOption.WRITE);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeTo(Path file, Content content, StandardOpenOption option)
            throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, option), BUFFER_BYTES)) {
            content.writeTo(out);
        }
    }

    /// An empty new file with the rights that a file made here by hand would have.
    private static Path temporaryBeside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        for (int i = 0; ; i++) {
            String suffix = "-" + ProcessHandle.current().pid() + "-" + i;
            Path candidate = folder.resolve("." + target.getFileName() + suffix + ".part");
            if (!Files.exists(candidate) || i == MAX_TRIES) {
                return Files.createFile(candidate);
            }
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "writing there is not permitted";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
