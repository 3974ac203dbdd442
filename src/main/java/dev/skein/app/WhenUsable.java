package dev.skein.app;

import dev.skein.view.FrameLog;
import dev.skein.view.shell.ShellModel;
import javafx.animation.AnimationTimer;

/// Waits until a window can be used: what it opens is read, the lanes are painted, and a frame that
/// shows them has reached the screen. JavaFX thread.
final class WhenUsable extends AnimationTimer {
    /// A pulse paints what the one before it laid out, and starts only once that is on the screen.
    private static final int PULSES_TO_SCREEN = 2;

    private final ShellModel shell;
    private final FrameLog frames;
    private final Runnable usable;
    private int pulses;

    /// @param usable called once
    WhenUsable(ShellModel shell, FrameLog frames, Runnable usable) {
        this.shell = shell;
        this.frames = frames;
        this.usable = usable;
    }

    @Override
    public void handle(long now) {
        boolean painted = shell.opened().isEmpty() || frames.count() > 0;
        if (!painted || shell.isLoading()) {
            return;
        }
        if (++pulses > PULSES_TO_SCREEN) {
            stop();
            usable.run();
        }
    }
}
