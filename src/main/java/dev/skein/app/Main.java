package dev.skein.app;

import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;

/// Starts Skein: the window, or one of the commands that need none.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs a command line and returns its exit status; for the launcher and for tests.
    static int run(String... args) {
        WindowStart plain = Opening.ofPlain(args);
        if (plain != null) {
            return open(plain);
        }
        boolean debug = Arrays.asList(args).contains("--debug");
        return new CommandLine(new SkeinCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, debug))
                .execute(args);
    }

    private static int open(WindowStart start) {
        try {
            return Opening.run(start);
        } catch (IOException | RuntimeException e) {
            return report(e, false);
        }
    }

    /// What no command expected becomes one line; the exception itself only with `--debug`.
    private static int report(Exception failure, boolean debug) {
        if (debug) {
            failure.printStackTrace();
        }
        System.err.println(
                "skein: failed: " + failure + ": run it again with --debug and report it");
        return ExitStatus.UNREADABLE;
    }
}
