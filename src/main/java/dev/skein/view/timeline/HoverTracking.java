package dev.skein.view.timeline;

import dev.skein.model.Trace;
import dev.skein.render.LaneRows;
import dev.skein.view.Look;
import dev.skein.view.trace.Bracket;
import dev.skein.view.trace.Hover;
import dev.skein.view.trace.OpenTrace;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Follows the pointer over the lanes: what is under it at once, the card after 150 ms.
final class HoverTracking {
    private static final Duration DELAY = Duration.millis(150);

    private final TimelineModel model;
    private final LaneArea area;
    private final HoverCard card;
    private final PauseTransition delay = new PauseTransition(DELAY);
    private final boolean still;
    private final BracketLayer brackets;
    private double x = -1;
    private double y = -1;

    HoverTracking(
            TimelineModel model, LaneArea area, HoverCard card, Look look, BracketLayer brackets) {
        this.model = model;
        this.brackets = brackets;
        this.area = area;
        this.card = card;
        this.still = look.still();
    }

    void attach() {
        delay.setOnFinished(_ -> show());
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        area.addEventHandler(MouseEvent.MOUSE_DRAGGED, _ -> hide());
        area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> left());
        model.open().viewportProperty().addListener((_, _, _) -> hide());
        model.open().topPxProperty().addListener((_, _, _) -> hide());
    }

    private void moved(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        model.pointerXProperty().set(x);
        OpenTrace open = model.open();
        int lane = model.laneAt(y);
        open.hoverProperty()
                .set(
                        lane == LaneRows.HEADER
                                ? null
                                : new Hover(
                                        lane,
                                        open.viewport().timeAt(x),
                                        Math.max(
                                                open.viewport().timeAt(x) + 1,
                                                open.viewport().timeAt(x + 1))));
        card.setVisible(false);
        if (still) {
            show();
        } else {
            delay.playFromStart();
        }
    }

    private void left() {
        x = -1;
        model.pointerXProperty().set(-1);
        model.open().hoverProperty().set(null);
        hide();
    }

    private void hide() {
        delay.stop();
        card.setVisible(false);
    }

    private void show() {
        Trace trace = model.open().trace();
        if (x < 0 || trace == null) {
            return;
        }
        Point2D where = card.getParent().sceneToLocal(area.localToScene(x, y));
        Optional<Bracket> finding = brackets.at(x, y);
        if (finding.isPresent()) {
            card.show(finding.get(), where.getX(), where.getY());
            return;
        }
        model.probe(x, y)
                .ifPresent(
                        hit -> {
                            card.show(
                                    HoverText.of(trace, model.rows(), hit, model.open().times()),
                                    where.getX(),
                                    where.getY());
                        });
    }
}
