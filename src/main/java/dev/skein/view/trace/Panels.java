package dev.skein.view.trace;

import dev.skein.view.trace.Panel.Side;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which panel is in front on each side, and whether the panels are shown at all. UI thread.
public final class Panels {
    /// Panels that follow what is selected; the others stay in front until somebody leaves them.
    private static final Set<Panel> FOLLOWING =
            EnumSet.of(Panel.SUMMARY, Panel.FINDING, Panel.INTERVAL);

    private final ObjectProperty<Panel> left = new SimpleObjectProperty<>(Panel.FINDINGS);
    private final ObjectProperty<Panel> details = new SimpleObjectProperty<>(Panel.SUMMARY);
    private final BooleanProperty shown = new SimpleBooleanProperty(true);

    /// The panel in front on a side.
    public ObjectProperty<Panel> frontProperty(Side side) {
        return side == Side.LEFT ? left : details;
    }

    /// Whether somebody sees a panel; it follows both properties.
    public BooleanBinding visible(Panel panel) {
        return frontProperty(panel.side()).isEqualTo(panel).and(shown);
    }

    /// Whether the panels are shown at all, or the lanes have all the room.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// Brings a panel to the front because somebody asked for it.
    public void show(Panel panel) {
        frontProperty(panel.side()).set(panel);
        shown.set(true);
    }

    /// Brings a panel to the front because what it tells has changed; a panel that somebody chose
    /// and that does not follow the selection keeps its place.
    public void suggest(Panel panel) {
        ObjectProperty<Panel> there = frontProperty(panel.side());
        if (FOLLOWING.contains(there.get())) {
            there.set(panel);
        }
    }
}
