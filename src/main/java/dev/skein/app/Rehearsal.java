package dev.skein.app;

import dev.skein.view.FrameLog;
import dev.skein.view.open.Sample;
import dev.skein.view.shell.ShellController;
import dev.skein.view.shell.ShellModel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// A first session without a person: the welcome screen, one sample of each kind, pointer and keys
/// over the lanes, the other theme, the overlays. What it touches goes into the ahead-of-time cache
/// of the packages. JavaFX thread.
final class Rehearsal extends AnimationTimer {
    private static final int PULSES_A_STEP = 6;
    private static final int MOST_SAMPLES = 8;
    private static final List<String> ACTIONS =
            List.of(
                    "next-interval",
                    "zoom-in",
                    "pan-right",
                    "fit-selection",
                    "next-finding",
                    "undo",
                    "whole-trace",
                    "colour-mode",
                    "time-format",
                    "theme",
                    "theme",
                    "panels",
                    "panels");
    private static final List<String> OVERLAYS = List.of("help", "command-palette", "settings");

    private final ShellController window;
    private final ShellModel shell;
    private final FrameLog frames;
    private final Scene scene;
    private final Runnable end;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private int pulses;

    /// @param end called after the last step
    Rehearsal(
            ShellController window,
            FrameLog frames,
            Scene scene,
            List<Sample> samples,
            Runnable end) {
        this.window = window;
        this.shell = window.model();
        this.frames = frames;
        this.scene = scene;
        this.end = end;
        samples.stream().limit(MOST_SAMPLES).forEach(this::addSample);
        OVERLAYS.forEach(this::addOverlay);
    }

    private void addSample(Sample sample) {
        steps.add(() -> shell.open(List.of(sample.path())));
        steps.add(() -> mouse(MouseEvent.MOUSE_MOVED));
        steps.add(() -> mouse(MouseEvent.MOUSE_PRESSED));
        steps.add(() -> mouse(MouseEvent.MOUSE_RELEASED));
        for (String action : ACTIONS) {
            steps.add(() -> window.actions().get(action).run());
        }
        steps.add(shell::closeCurrent);
    }

    private void addOverlay(String action) {
        steps.add(() -> window.actions().get(action).run());
        steps.add(this::escape);
    }

    @Override
    public void handle(long now) {
        boolean painted = shell.opened().isEmpty() || frames.count() > 0;
        if (!painted || shell.isLoading() || ++pulses % PULSES_A_STEP != 0) {
            return;
        }
        Runnable step = steps.poll();
        if (step == null) {
            stop();
            end.run();
        } else {
            step.run();
        }
    }

    private void mouse(EventType<MouseEvent> type) {
        if (window.currentView() == null) {
            return;
        }
        Node area = window.currentView().timeline().area();
        double x = area.getLayoutBounds().getWidth() / 3;
        double y = area.getLayoutBounds().getHeight() / 3;
        boolean pressed = type == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(
                area,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        pressed,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private void escape() {
        Node focused = scene.getFocusOwner();
        Event.fireEvent(
                focused == null ? scene.getRoot() : focused,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }
}
