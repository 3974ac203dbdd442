package dev.skein.app;

import dev.skein.task.Work;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Says on standard error how far a command has come: a bar on a terminal, else a line every few
/// seconds. Quick work says nothing.
final class CommandProgress implements AutoCloseable {
    private static final Duration QUIET_AT_FIRST = Duration.ofSeconds(1);
    private static final Duration BAR_EVERY = Duration.ofMillis(200);
    private static final Duration LINE_EVERY = Duration.ofSeconds(3);
    private static final int BAR_CHARS = 24;

    private final String name;
    private final Work work;
    private final PrintStream out;
    private final boolean terminal;
    private final Thread reporter;
    private volatile boolean shown;

    private CommandProgress(String name, Work work, PrintStream out, boolean terminal) {
        this.name = name;
        this.work = work;
        this.out = out;
        this.terminal = terminal;
        this.reporter = Thread.ofPlatform().daemon().name("progress").unstarted(this::report);
    }

    /// Begins to report; close it when the work is done.
    static CommandProgress of(String name, Work work) {
        CommandProgress progress = new CommandProgress(name, work, System.err, isTerminal());
        progress.reporter.start();
        return progress;
    }

    @SuppressWarnings("SystemConsoleNull") // the annotations of the JDK say it can be
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void report() {
        try {
            Thread.sleep(QUIET_AT_FIRST);
            while (true) {
                shown = true;
                out.print(terminal ? bar() : line());
                out.flush();
                Thread.sleep(terminal ? BAR_EVERY : LINE_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the work is done
        }
    }

    private String bar() {
        int full = (int) Math.round(share() * BAR_CHARS);
        return "\r[%s%s] %3.0f %% %s %s\u001b[K"
                .formatted(
                        "#".repeat(full),
                        " ".repeat(BAR_CHARS - full),
                        share() * 100,
                        name,
                        work.phase());
    }

    private String line() {
        return String.format(
                Locale.ROOT, "skein: %s: %.0f %% %s%n", name, share() * 100, work.phase());
    }

    private double share() {
        return Math.clamp(work.fraction(), 0, 1);
    }

    @Override
    public void close() {
        reporter.interrupt();
        try {
            reporter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (shown && terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
