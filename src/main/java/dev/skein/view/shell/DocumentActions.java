package dev.skein.view.shell;

import dev.skein.view.action.ActionGroup;
import dev.skein.view.action.Actions;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// Registers actions that work on the document in front, and those that always work. Each area of
/// the window has a class of its own that lists its actions with it.
final class DocumentActions {
    private final Actions actions;
    private final ShellModel model;
    private final BooleanBinding some;

    DocumentActions(Actions actions, ShellModel model) {
        this.actions = actions;
        this.model = model;
        this.some = Bindings.isNotNull(model.currentProperty());
    }

    /// An action that needs no document.
    ///
    /// @param keys key combinations, separated by spaces; empty for none
    /// @param icon an icon of Material Design, empty for none
    void always(String id, ActionGroup group, String keys, String icon, Runnable code) {
        actions.add(id, group, keys, icon, null, code);
    }

    /// An action on the document in front, disabled while there is none. Arguments as in
    /// [#always].
    void with(String id, ActionGroup group, String keys, String icon, Consumer<Document> code) {
        actions.add(
                id,
                group,
                keys,
                icon,
                some,
                () -> {
                    Document document = model.current();
                    if (document != null) {
                        code.accept(document);
                    }
                });
    }
}
