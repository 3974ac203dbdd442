package dev.skein.app;

import dev.skein.view.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;

/// Starts JavaFX, on the display or without one, and carries calls to its thread.
final class Toolkit {
    private static final Pattern X_DISPLAY = Pattern.compile("([^:]*):([0-9]+)(\\.[0-9]+)?");

    private static boolean started;

    private Toolkit() {}

    /// Whether a window can be opened; asked before JavaFX starts, which fails for good when it
    /// cannot.
    static boolean displayPresent() {
        if (System.getProperty("glass.platform") != null) {
            return !isHeadless();
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("win") || os.contains("mac")) {
            return true;
        }
        String display = System.getenv("DISPLAY");
        return display != null && answers(display);
    }

    private static boolean isHeadless() {
        return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    /// Whether an X display is there: the socket of a local one; names of others are believed.
    private static boolean answers(String display) {
        Matcher parts = X_DISPLAY.matcher(display);
        boolean local =
                parts.matches() && (parts.group(1).isEmpty() || parts.group(1).equals("unix"));
        return local
                ? Files.exists(Path.of("/tmp/.X11-unix/X" + parts.group(2)))
                : !display.isBlank();
    }

    /// Starts JavaFX without a display: no stage may be shown, scenes are rendered off-screen.
    static void startOffscreen() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        start();
    }

    /// Starts JavaFX as it is configured; a second call does nothing.
    static synchronized void start() {
        if (started) {
            return;
        }
        CountDownLatch running = new CountDownLatch(1);
        try {
            Platform.startup(running::countDown);
        } catch (IllegalStateException e) {
            running.countDown(); // a test started it before
        }
        await(running);
        Platform.setImplicitExit(false);
        call(
                () -> {
                    Theme.loadFonts();
                    return true;
                });
        started = true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while JavaFX started", e);
        }
    }

    /// Runs `task` on the JavaFX thread and waits for its result.
    static <T> T call(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        if (Platform.isFxApplicationThread()) {
            future.run();
        } else {
            Platform.runLater(future);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
