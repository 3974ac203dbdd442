package dev.skein.view.action;

import dev.skein.view.Strings;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Something the user can do: its id, where it stands in the menus, its keys, and the code.
///
/// Name and explanation come from the texts under `action.<id>` and `action.<id>.tip`.
///
/// @param id stable, for settings and tests: `zoom-in`
/// @param enabled null when it always is
/// @param icon literal of an Ikonli MaterialDesign2 icon, empty for none
public record Action(
        String id,
        ActionGroup group,
        List<Shortcut> keys,
        String icon,
        @Nullable ObservableBooleanValue enabled,
        Runnable code) {
    public Action {
        keys = List.copyOf(keys);
    }

    public String name() {
        return Strings.get("action." + id);
    }

    /// One sentence more than the name; empty when the name says it all.
    public String tip() {
        return Strings.optional("action." + id + ".tip");
    }

    public boolean isEnabled() {
        return enabled == null || enabled.get();
    }

    /// Does it, where it is possible now.
    public void run() {
        if (isEnabled()) {
            code.run();
        }
    }

    /// All its keys as a person reads them, `W` or `0, Home`; empty when it has none.
    public String keyText() {
        return String.join(", ", keys.stream().map(Shortcut::label).toList());
    }
}
