package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.GO;
import static dev.skein.view.action.ActionGroup.LANES;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.view.ClipboardText;
import dev.skein.view.inspector.Page;
import dev.skein.view.stacks.StacksModel.GroupChoice;
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
        actions.with("inspect-stack", GO, "I", "", StackActions::inspect);
        actions.with("next-occurrence", GO, "J", "", d -> step(d, 1));
        actions.with("previous-occurrence", GO, "Shift+J", "", d -> step(d, -1));
        actions.with("only-stack-lanes", LANES, "Shift+E", "", d -> d.stacks().filterToLanes());
        actions.with(
                "copy-stacks", EDIT, "Ctrl+Alt+S", "", d -> ClipboardText.put(d.stacks().text()));
        actions.with("panel-icicle", VIEW, "Ctrl+5", "", d -> d.open().panels().show(Panel.ICICLE));
        actions.with(
                "panel-difference",
                VIEW,
                "Ctrl+6",
                "",
                d -> d.open().panels().show(Panel.DIFFERENCE));
        actions.with("page-back", GO, "U", "mdi2a-arrow-left", d -> turn(d, -1));
        actions.with("page-forward", GO, "Shift+U", "mdi2a-arrow-right", d -> turn(d, 1));
        actions.with("who-woke-me", GO, "[", "", StackActions::toWaker);
        actions.with("whom-i-woke", GO, "]", "", StackActions::toWoken);
        actions.with("blocking-chain", GO, "{", "", StackActions::chain);
        actions.with(
                "panel-interval", VIEW, "Ctrl+4", "", d -> d.open().panels().show(Panel.INTERVAL));
    }

    private static void inspect(Document document) {
        GroupChoice group = document.stacks().choiceProperty().get();
        if (group != null) {
            document.open().panels().show(Panel.INTERVAL);
            document.inspector().go(new Page.OfGroup(group.hits(), group.group()));
        }
    }

    private static void turn(Document document, int direction) {
        document.inspector().step(direction);
        document.timeline().reveal();
        document.open().panels().show(Panel.INTERVAL);
    }

    private static void toWaker(Document document) {
        if (document.inspector().walk().toWaker()) {
            document.timeline().reveal();
        }
    }

    private static void toWoken(Document document) {
        document.inspector().walk().toWoken(document.timeline()::reveal);
    }

    private static void chain(Document document) {
        document.inspector().showChain();
        document.open().panels().show(Panel.INTERVAL);
    }

    private static void step(Document document, int direction) {
        document.stacks().step(direction);
        document.timeline().reveal();
    }
}
