package dev.skein.view.shell;

import dev.skein.view.settings.SettingsController;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The settings pane over the window; Esc and a click beside it put it away.
final class SettingsOverlay {
    private final StackPane layer;
    private final SettingsController pane;

    SettingsOverlay(StackPane layer, SettingsController pane, Runnable onClose) {
        this.layer = layer;
        this.pane = pane;
        StackPane.setAlignment(pane.root(), Pos.TOP_CENTER);
        pane.root()
                .addEventFilter(
                        KeyEvent.KEY_PRESSED,
                        event -> {
                            if (event.getCode() == KeyCode.ESCAPE) {
                                onClose.run();
                                event.consume();
                            }
                        });
        layer.setOnMousePressed(
                event -> {
                    if (layer.equals(event.getTarget())) {
                        onClose.run();
                    }
                });
    }

    void open() {
        layer.getChildren().setAll(pane.root());
        layer.setVisible(true);
        pane.focus();
    }
}
