package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.FILE;

import dev.skein.view.action.Actions;

/// The actions with which something leaves the window.
final class SharingActions {
    private final Sharing sharing;

    SharingActions(Sharing sharing) {
        this.sharing = sharing;
    }

    void register(Actions all, ShellModel model) {
        DocumentActions actions = new DocumentActions(all, model);
        actions.always(
                "session-place", FILE, "", "mdi2f-folder-outline", sharing::chooseSessionPlace);
        actions.with("compare", FILE, "X", "mdi2c-compare", sharing::markWindow);
        actions.with("compare-with", FILE, "", "mdi2f-file-compare", sharing::compareWith);
        actions.with("export", FILE, "Ctrl+E", "mdi2e-export-variant", sharing::export);
        actions.with(
                "copy-picture", EDIT, "Ctrl+Shift+C", "mdi2i-image-outline", sharing::copyPicture);
        actions.with("copy-link", EDIT, "Ctrl+Alt+C", "mdi2l-link-variant", sharing::copyLink);
    }
}
