package dev.skein.app;

import dev.skein.export.OutputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Where a command's `-o` goes.
final class Output {
    private static final String STANDARD_OUTPUT = "-";

    private Output() {}

    /// Writes to the file, whole or not at all; `-` is standard output.
    ///
    /// @throws CommandFailure when it cannot be written
    static void write(String target, OutputFile.Content content) {
        try {
            if (target.equals(STANDARD_OUTPUT)) {
                OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
                content.writeTo(out);
                out.flush();
                if (System.out.checkError()) {
                    throw new IOException("the reader closed it or its disk is full");
                }
            } else {
                OutputFile.write(Path.of(target), content);
            }
        } catch (IOException e) {
            String what = target.equals(STANDARD_OUTPUT) ? "standard output" : target;
            throw new CommandFailure(
                    ExitStatus.UNREADABLE,
                    "skein: "
                            + what
                            + ": cannot be written: "
                            + e.getMessage()
                            + ": choose another place with -o");
        }
    }
}
