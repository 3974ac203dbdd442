package dev.skein.view.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The registry of everything the user can do, in the order of the menus. UI thread.
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();
    private boolean keyUsed;

    /// Adds an action.
    ///
    /// @param keys as in [Shortcut#of], separated by spaces; empty for none
    /// @throws IllegalArgumentException when the id or one of the keys is taken: a mistake in the
    ///     program
    public Action add(
            String id,
            ActionGroup group,
            String keys,
            String icon,
            @Nullable ObservableBooleanValue enabled,
            Runnable code) {
        List<Shortcut> shortcuts = new ArrayList<>();
        for (String key : keys.split(" ", -1)) {
            if (!key.isEmpty()) {
                shortcuts.add(Shortcut.of(key));
            }
        }
        for (Shortcut shortcut : shortcuts) {
            for (Action other : byId.values()) {
                if (other.keys().contains(shortcut)) {
                    throw new IllegalArgumentException(
                            shortcut + " of " + id + " belongs to " + other.id());
                }
            }
        }
        Action action = new Action(id, group, shortcuts, icon, enabled, code);
        if (byId.putIfAbsent(id, action) != null) {
            throw new IllegalArgumentException("two actions " + id);
        }
        return action;
    }

    /// To be called for every key that goes down, before anybody handles it.
    public void keyDown() {
        keyUsed = false;
    }

    /// Takes the letter of a key that an action used, so that it is not typed into a field that the
    /// action gave the focus to.
    public void typed(KeyEvent event) {
        if (keyUsed) {
            event.consume();
        }
    }

    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    public List<Action> of(ActionGroup group) {
        return byId.values().stream().filter(action -> action.group() == group).toList();
    }

    /// @throws IllegalArgumentException when there is no such action
    public Action get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no action " + id));
    }

    public Optional<Action> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Runs the action whose key was pressed, and consumes the event. Keys that type text stay with
    /// a text field that has the focus.
    public void handle(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        for (Action action : byId.values()) {
            for (Shortcut key : action.keys()) {
                if (key.matches(event) && !(typing && key.typesText()) && action.isEnabled()) {
                    event.consume();
                    keyUsed = true;
                    action.run();
                    return;
                }
            }
        }
    }
}
