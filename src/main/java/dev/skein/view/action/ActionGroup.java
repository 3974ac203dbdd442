package dev.skein.view.action;

import dev.skein.view.Strings;

/// The menus, in order; also the headings of the help overlay.
public enum ActionGroup {
    FILE("file"),
    EDIT("edit"),
    VIEW("view"),
    GO("go"),
    LANES("lanes"),
    HELP("help");

    private final String key;

    ActionGroup(String key) {
        this.key = key;
    }

    public String title() {
        return Strings.get("menu." + key);
    }
}
