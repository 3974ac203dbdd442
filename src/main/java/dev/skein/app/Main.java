package dev.skein.app;

import picocli.CommandLine;

/// Starts Skein: the window, or one of the commands that need none.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs a command line and returns its exit status; for the launcher and for tests.
    static int run(String... args) {
        return new CommandLine(new SkeinCommand()).execute(args);
    }
}
