package dev.skein.view.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The panels below the lanes. Each is a tab of `document.fxml` whose id is [#id].
public enum Panel {
    FINDINGS(Side.LEFT),
    SUMMARY(Side.DETAILS),
    FINDING(Side.DETAILS),
    SIGNS(Side.DETAILS),
    INTERVAL(Side.DETAILS),
    LOCKS(Side.DETAILS),
    STACKS(Side.DETAILS),
    ICICLE(Side.DETAILS),
    DIFFERENCE(Side.DETAILS);

    /// The two groups of tabs.
    public enum Side {
        LEFT,
        DETAILS
    }

    private final Side side;

    Panel(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /// The id of the tab: `findings`, `summary`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The panel with a tab's id.
    public static Optional<Panel> ofId(String id) {
        return Arrays.stream(values()).filter(panel -> panel.id().equals(id)).findFirst();
    }
}
