package dev.skein.view.timeline;

import dev.skein.model.LaneState;
import dev.skein.query.SelectionSums;
import dev.skein.view.Strings;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The states that occur in the selection or the visible time, with their shares. A click asks for
/// the lanes with time in one.
public final class Legend extends HBox {
    private static final List<LaneState> ORDER =
            List.of(
                    LaneState.RUNNING,
                    LaneState.READY,
                    LaneState.LOCK,
                    LaneState.WAITING,
                    LaneState.SLEEPING,
                    LaneState.IO,
                    LaneState.GC,
                    LaneState.OTHER);

    private Consumer<LaneState> onChosen = _ -> {};

    public Legend() {
        getStyleClass().add("legend");
        setMinSize(0, Region.USE_PREF_SIZE);
    }

    void setOnChosen(Consumer<LaneState> action) {
        onChosen = action;
    }

    void show(@Nullable SelectionSums sums, boolean noEvents, boolean pauses) {
        getChildren().clear();
        if (sums != null) {
            for (LaneState state : ORDER) {
                if (sums.nanos(state) > 0) {
                    getChildren().add(entry(state, sums.share(state)));
                }
            }
        }
        if (noEvents) {
            getChildren().add(plain("state-none", "legend.noEvent"));
        }
        if (pauses) {
            getChildren().add(plain("pause", "legend.pause"));
        }
    }

    private Node entry(LaneState state, double share) {
        Label label = new Label(Strings.get("state." + state.key()));
        label.setGraphic(swatch("state-" + state.key()));
        Label percent = new Label(LaneHeaders.percent(share));
        percent.getStyleClass().add("legend-share");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox entry = new HBox(label, percent);
        entry.getStyleClass().add("legend-entry");
        Tooltip.install(entry, new Tooltip(Strings.get("legend.tip." + state.key())));
        entry.setOnMouseClicked(_ -> onChosen.accept(state));
        return entry;
    }

    private static Node plain(String style, String key) {
        Label label = new Label(Strings.get(key));
        label.setGraphic(swatch(style));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("legend-plain");
        return label;
    }

    private static Region swatch(String style) {
        Region swatch = new Region();
        swatch.getStyleClass().setAll("swatch", style);
        return swatch;
    }
}
