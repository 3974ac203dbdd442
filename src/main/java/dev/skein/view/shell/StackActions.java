package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.GO;
import static dev.skein.view.action.ActionGroup.LANES;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.view.ClipboardText;
import dev.skein.view.trace.Panel;

/// What one can do with repeated stacks.
final class StackActions {
    private StackActions() {}

    static void register(DocumentActions actions) {
        actions.with("panel-stacks", VIEW, "Ctrl+3", "", d -> d.open().panels().show(Panel.STACKS));
        actions.with(
                "keep-light",
                VIEW,
                "E",
                "mdi2l-lightbulb-on-outline",
                d -> d.stacks().toggleKept());
        actions.with("next-occurrence", GO, "J", "", d -> step(d, 1));
        actions.with("previous-occurrence", GO, "Shift+J", "", d -> step(d, -1));
        actions.with("only-stack-lanes", LANES, "Shift+E", "", d -> d.stacks().filterToLanes());
        actions.with(
                "copy-stacks", EDIT, "Ctrl+Alt+S", "", d -> ClipboardText.put(d.stacks().text()));
    }

    private static void step(Document document, int direction) {
        document.stacks().step(direction);
        document.timeline().reveal();
    }
}
