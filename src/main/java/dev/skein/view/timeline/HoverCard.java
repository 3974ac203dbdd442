package dev.skein.view.timeline;

import dev.skein.model.LaneState;
import dev.skein.view.trace.Bracket;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card beside the pointer; part of the scene, so that it never takes the focus and is in every
/// screenshot.
public final class HoverCard extends VBox {
    private static final double AWAY_PX = 14;
    private static final double MAX_WIDTH_PX = 460;

    public HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
        setMaxWidth(MAX_WIDTH_PX);
    }

    /// Shows `text` beside a position of the parent.
    public void show(HoverText text, double x, double y) {
        getChildren().clear();
        Region swatch = new Region();
        LaneState state = text.state();
        swatch.getStyleClass()
                .setAll("swatch", state == null ? "state-none" : "state-" + state.key());
        Label title = new Label(text.title());
        title.getStyleClass().add("hover-title");
        getChildren().add(new HBox(6, swatch, title));
        text.lines().forEach(line -> add(line, "hover-line"));
        text.frames().forEach(frame -> add(frame, "hover-frame"));
        setVisible(true);
        place(x, y);
    }

    /// Says what a finding is.
    void show(Bracket bracket, double x, double y) {
        getChildren().clear();
        add(bracket.rank() + "  " + bracket.kind(), "hover-title");
        add(bracket.sentence(), "hover-line");
        ((Label) getChildren().getLast()).setWrapText(true);
        setVisible(true);
        place(x, y);
    }

    private void add(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMaxWidth(MAX_WIDTH_PX - 20);
        getChildren().add(label);
    }

    private void place(double x, double y) {
        if (getParent() instanceof Pane parent) {
            applyCss();
            double width = Math.min(MAX_WIDTH_PX, Math.ceil(prefWidth(-1)));
            double height = Math.ceil(prefHeight(width));
            double left =
                    x + AWAY_PX + width > parent.getWidth() ? x - AWAY_PX - width : x + AWAY_PX;
            double top =
                    y + AWAY_PX + height > parent.getHeight() ? y - AWAY_PX - height : y + AWAY_PX;
            resizeRelocate(
                    Math.max(2, Math.rint(left)), Math.max(2, Math.rint(top)), width, height);
            layout();
        }
    }
}
