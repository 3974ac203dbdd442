package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void exportOfAMissingFileIsOneLineAndStatusThree() {
        Run run = run("export", "no-such-file.jfr", "-o", "-");
        assertEquals(ExitStatus.UNREADABLE, run.status);
        assertEquals("", run.out);
        assertTrue(run.err.startsWith("skein: no-such-file.jfr: "), run.err);
        assertEquals(1, run.err.lines().count(), run.err);
    }

    @Test
    void exportWithoutATargetIsWrongUsage() {
        assertEquals(ExitStatus.USAGE, run("export", "no-such-file.jfr").status);
    }

    /// What a command printed and how it ended.
    record Run(int status, String out, String err) {}

    static Run run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int status = Main.run(args);
            return new Run(
                    status,
                    printed.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
