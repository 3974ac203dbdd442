package dev.skein.view.inspector;

import dev.skein.query.SelectionSums;
import dev.skein.view.Strings;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.WindowSums;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The panel of the sums over the selection, or over what is visible.
public final class SummaryController {
    private final OpenTrace open;
    private static final double STALE_OPACITY = 0.45;

    private final WindowSums sums;

    @FXML private Label summaryTitle;
    private final PauseTransition stale = new PauseTransition(Duration.millis(80));

    @FXML private SumsTable sumsTable;

    public SummaryController(OpenTrace open, WindowSums sums) {
        this.open = open;
        this.sums = sums;
    }

    @FXML
    private void initialize() {
        open.selectionProperty()
                .addListener(
                        (_, _, selection) -> {
                            if (selection != null) {
                                open.panels().suggest(Panel.SUMMARY);
                            }
                        });
        sums.sumsProperty().addListener((_, _, now) -> showSums(now));
        open.timeModeProperty().addListener((_, _, _) -> showSums(sums.sumsProperty().get()));
        showSums(sums.sumsProperty().get());
        stale.setOnFinished(_ -> sumsTable.setOpacity(STALE_OPACITY));
        sums.currentProperty().addListener((_, _, now) -> showAge(now));
    }

    private void showSums(@Nullable SelectionSums now) {
        if (now == null) {
            summaryTitle.setText("");
            return;
        }
        boolean selected = open.selectionProperty().get() != null;
        summaryTitle.setText(
                Strings.get(
                        selected ? "summary.selection" : "summary.visible",
                        open.times().at(now.range().startNanos()),
                        open.times().at(now.range().endNanos()),
                        open.times().duration(now.range().durationNanos()),
                        now.lanes(),
                        now.transitions()));
        sumsTable.show(now, open.times());
    }

    /// Numbers that are being worked out are grey, once that takes long enough to be seen.
    private void showAge(boolean current) {
        if (current) {
            stale.stop();
            sumsTable.setOpacity(1);
        } else {
            stale.playFromStart();
        }
    }
}
