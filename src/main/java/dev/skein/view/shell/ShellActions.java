package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.FILE;
import static dev.skein.view.action.ActionGroup.GO;
import static dev.skein.view.action.ActionGroup.HELP;
import static dev.skein.view.action.ActionGroup.LANES;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.render.Viewport;
import dev.skein.view.action.Actions;
import dev.skein.view.open.FilePicker;
import dev.skein.view.trace.OpenTrace;
import java.util.List;
import javafx.beans.property.BooleanProperty;

/// Every action of the window with its keys, in the order of the menus.
final class ShellActions {
    /// The context menu of the lanes by action id; empty is a separator.
    static final List<String> LANE_MENU =
            List.of(
                    "fit-selection",
                    "whole-trace",
                    "fit-lanes",
                    "zoom-selection",
                    "",
                    "mark",
                    "note",
                    "baseline",
                    "",
                    "pin",
                    "hide",
                    "hide-idle",
                    "show-hidden",
                    "",
                    "copy",
                    "sort",
                    "group",
                    "",
                    "undo",
                    "redo");

    private final ShellModel model;
    private final FilePicker picker;
    private final ShellController window;

    ShellActions(ShellModel model, FilePicker picker, ShellController window) {
        this.model = model;
        this.picker = picker;
        this.window = window;
    }

    void register(Actions all) {
        DocumentActions actions = new DocumentActions(all, model);
        file(actions);
        edit(actions);
        view(actions);
        DensityActions.register(actions);
        SeriesActions.register(actions, model, picker);
        TimeActions.register(actions, window);
        go(actions);
        lanes(actions);
        StackActions.register(actions);
        help(actions);
    }

    private void file(DocumentActions actions) {
        actions.always(
                "open-file",
                FILE,
                "Ctrl+O",
                "mdi2f-file-outline",
                () -> model.open(picker.pickFiles()));
        actions.always(
                "open-folder",
                FILE,
                "Ctrl+Shift+O",
                "mdi2f-folder-outline",
                () -> picker.pickFolder().ifPresent(folder -> model.open(List.of(folder))));
        actions.with("reload", FILE, "Ctrl+R F5", "mdi2r-refresh", _ -> model.reload());
        actions.with(
                "cancel-loading",
                FILE,
                "",
                "mdi2s-stop-circle-outline",
                _ -> model.cancelLoading());
        actions.with("close-tab", FILE, "Ctrl+W", "mdi2c-close", _ -> model.closeCurrent());
        actions.always("settings", FILE, "Ctrl+,", "mdi2c-cog-outline", window::openSettings);
        actions.with("next-tab", FILE, "Ctrl+PgDn", "", _ -> model.switchTab(1));
        actions.with("previous-tab", FILE, "Ctrl+PgUp", "", _ -> model.switchTab(-1));
    }

    private void edit(DocumentActions actions) {
        actions.with("undo", EDIT, "Ctrl+Z Alt+Left", "mdi2u-undo", d -> d.open().undo());
        actions.with(
                "redo", EDIT, "Ctrl+Y Ctrl+Shift+Z Alt+Right", "mdi2r-redo", d -> d.open().redo());
        actions.with("copy", EDIT, "Ctrl+C", "mdi2c-content-copy", Copying::copy);
        actions.with("filter", EDIT, "/ Ctrl+F", "mdi2f-filter-variant", _ -> window.focusFilter());
        actions.with("select-visible", EDIT, "Ctrl+A", "", d -> d.timeline().selectVisible());
        actions.with("clear", EDIT, "Esc", "", this::clear);
    }

    private void clear(Document document) {
        if (window.filterHasFocus()) {
            window.focusLanes();
        } else if (!document.stacks().clearLight() && !document.timeline().clearOne()) {
            OpenTrace open = document.open();
            open.arrange(open.arrangement().withFilter(""), "");
        }
    }

    private void view(DocumentActions actions) {
        actions.with(
                "zoom-in",
                VIEW,
                "W",
                "mdi2m-magnify-plus-outline",
                d -> d.timeline().zoom(Viewport.NOTCH));
        actions.with(
                "zoom-out",
                VIEW,
                "S",
                "mdi2m-magnify-minus-outline",
                d -> d.timeline().zoom(1 / Viewport.NOTCH));
        actions.with("pan-left", VIEW, "A", "", d -> d.timeline().panStep(-1));
        actions.with("pan-right", VIEW, "D", "", d -> d.timeline().panStep(1));
        actions.with(
                "fit-selection",
                VIEW,
                "F",
                "mdi2f-fit-to-page-outline",
                d -> d.timeline().focusSelection());
        actions.with(
                "whole-trace",
                VIEW,
                "0 Home",
                "mdi2a-arrow-expand-horizontal",
                d -> d.timeline().fitAll());
        actions.with("fit-lanes", VIEW, "Shift+F", "", d -> d.timeline().fitVisibleLanes());
        actions.with("time-format", VIEW, "T", "mdi2c-clock-outline", d -> d.open().nextTimeMode());
        actions.with(
                "colour-mode",
                VIEW,
                "K",
                "mdi2p-palette-outline",
                d -> d.open().colourModeProperty().set(d.open().colourModeProperty().get().next()));
        actions.with("pauses", VIEW, "V", "", d -> toggle(d.open().pausesProperty()));
        actions.with(
                "panels",
                VIEW,
                "Ctrl+1",
                "mdi2d-dock-bottom",
                d -> toggle(d.open().panels().shownProperty()));
        actions.always("theme", VIEW, "", "mdi2t-theme-light-dark", window::switchTheme);
        actions.always("debug", VIEW, "F12", "", window::toggleDebug);
    }

    private void go(DocumentActions actions) {
        actions.with("next-interval", GO, "Right .", "", d -> d.timeline().walk(1));
        actions.with("previous-interval", GO, "Left ,", "", d -> d.timeline().walk(-1));
        actions.with("next-finding", GO, "N", "", d -> d.findings().step(1));
        actions.with("previous-finding", GO, "Shift+N", "", d -> d.findings().step(-1));
        actions.with("lane-below", GO, "Down", "", d -> d.timeline().walkLanes(1));
        actions.with("lane-above", GO, "Up", "", d -> d.timeline().walkLanes(-1));
        actions.with("extend", GO, "Shift+Right", "", d -> d.timeline().area().extend(1));
        actions.with("shrink", GO, "Shift+Left", "", d -> d.timeline().area().extend(-1));
        actions.with("page-down", GO, "PgDn", "", d -> d.timeline().page(1));
        actions.with("page-up", GO, "PgUp", "", d -> d.timeline().page(-1));
        actions.with("go-lane", GO, "G", "mdi2m-magnify", _ -> window.chooseLane());
        actions.with("go-time", GO, "Ctrl+G", "mdi2c-clock-outline", _ -> window.chooseTime());
    }

    private void lanes(DocumentActions actions) {
        actions.with("sort", LANES, "O", "mdi2s-sort", _ -> window.chooseSort());
        actions.with(
                "group", LANES, "Shift+O", "mdi2f-format-list-group", _ -> window.chooseGroup());
        actions.with(
                "pin", LANES, "P", "mdi2p-pin-outline", d -> d.timeline().choice().togglePin());
        actions.with(
                "hide", LANES, "H", "mdi2e-eye-off-outline", d -> d.timeline().choice().hide());
        actions.with("hide-idle", LANES, "Shift+H", "", d -> d.timeline().choice().hideIdle());
        actions.with(
                "show-hidden",
                LANES,
                "",
                "mdi2e-eye-outline",
                d -> d.timeline().choice().showHidden());
        actions.with("taller", LANES, "= +", "", d -> d.timeline().rowHeightStep(1));
        actions.with("lower", LANES, "-", "", d -> d.timeline().rowHeightStep(-1));
    }

    private void help(DocumentActions actions) {
        actions.always("help", HELP, "?", "mdi2h-help-circle-outline", window::openHelp);
        actions.always(
                "command-palette",
                HELP,
                "Ctrl+Shift+P F1",
                "mdi2c-console-line",
                window::openPalette);
    }

    static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }
}
