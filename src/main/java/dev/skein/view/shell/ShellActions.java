package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.FILE;
import static dev.skein.view.action.ActionGroup.GO;
import static dev.skein.view.action.ActionGroup.HELP;
import static dev.skein.view.action.ActionGroup.LANES;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.render.Viewport;
import dev.skein.view.action.ActionGroup;
import dev.skein.view.action.Actions;
import dev.skein.view.open.FilePicker;
import dev.skein.view.trace.OpenTrace;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// Every action of the window with its keys, in the order of the menus.
final class ShellActions {
    /// The context menu of the lanes by action id; empty is a separator.
    static final List<String> LANE_MENU =
            List.of(
                    "fit-selection",
                    "whole-trace",
                    "fit-lanes",
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
    private final BooleanBinding some;

    ShellActions(ShellModel model, FilePicker picker, ShellController window) {
        this.model = model;
        this.picker = picker;
        this.window = window;
        this.some = Bindings.isNotNull(model.currentProperty());
    }

    void register(Actions actions) {
        file(actions);
        edit(actions);
        view(actions);
        go(actions);
        lanes(actions);
        help(actions);
    }

    private void file(Actions actions) {
        always(
                actions,
                "open-file",
                FILE,
                "Ctrl+O",
                "mdi2f-file-outline",
                () -> model.open(picker.pickFiles()));
        always(
                actions,
                "open-folder",
                FILE,
                "Ctrl+Shift+O",
                "mdi2f-folder-outline",
                () -> picker.pickFolder().ifPresent(folder -> model.open(List.of(folder))));
        with(actions, "reload", FILE, "Ctrl+R F5", "mdi2r-refresh", _ -> model.reload());
        with(
                actions,
                "cancel-loading",
                FILE,
                "",
                "mdi2s-stop-circle-outline",
                _ -> model.cancelLoading());
        with(actions, "close-tab", FILE, "Ctrl+W", "mdi2c-close", _ -> model.closeCurrent());
        with(actions, "next-tab", FILE, "Ctrl+PgDn", "", _ -> model.switchTab(1));
        with(actions, "previous-tab", FILE, "Ctrl+PgUp", "", _ -> model.switchTab(-1));
    }

    private void edit(Actions actions) {
        with(actions, "undo", EDIT, "Ctrl+Z Alt+Left", "mdi2u-undo", d -> d.open().undo());
        with(
                actions,
                "redo",
                EDIT,
                "Ctrl+Y Ctrl+Shift+Z Alt+Right",
                "mdi2r-redo",
                d -> d.open().redo());
        with(actions, "copy", EDIT, "Ctrl+C", "mdi2c-content-copy", Copying::copy);
        with(
                actions,
                "filter",
                EDIT,
                "/ Ctrl+F",
                "mdi2f-filter-variant",
                _ -> window.focusFilter());
        with(actions, "select-visible", EDIT, "Ctrl+A", "", d -> d.timeline().selectVisible());
        with(actions, "clear", EDIT, "Esc", "", this::clear);
    }

    private void clear(Document document) {
        if (window.filterHasFocus()) {
            window.focusLanes();
        } else if (!document.timeline().clearOne()) {
            OpenTrace open = document.open();
            open.arrange(open.arrangement().withFilter(""), "");
        }
    }

    private void view(Actions actions) {
        with(
                actions,
                "zoom-in",
                VIEW,
                "W",
                "mdi2m-magnify-plus-outline",
                d -> d.timeline().zoom(Viewport.NOTCH));
        with(
                actions,
                "zoom-out",
                VIEW,
                "S",
                "mdi2m-magnify-minus-outline",
                d -> d.timeline().zoom(1 / Viewport.NOTCH));
        with(actions, "pan-left", VIEW, "A", "", d -> d.timeline().panStep(-1));
        with(actions, "pan-right", VIEW, "D", "", d -> d.timeline().panStep(1));
        with(
                actions,
                "fit-selection",
                VIEW,
                "F",
                "mdi2f-fit-to-page-outline",
                d -> d.timeline().focusSelection());
        with(
                actions,
                "whole-trace",
                VIEW,
                "0 Home",
                "mdi2a-arrow-expand-horizontal",
                d -> d.timeline().fitAll());
        with(actions, "fit-lanes", VIEW, "Shift+F", "", d -> d.timeline().fitVisibleLanes());
        with(
                actions,
                "time-format",
                VIEW,
                "T",
                "mdi2c-clock-outline",
                d -> d.open().nextTimeMode());
        with(
                actions,
                "colour-mode",
                VIEW,
                "K",
                "mdi2p-palette-outline",
                d -> d.open().colourModeProperty().set(d.open().colourModeProperty().get().next()));
        with(
                actions,
                "pauses",
                VIEW,
                "V",
                "",
                d -> d.open().pausesProperty().set(!d.open().pausesProperty().get()));
        with(actions, "panels", VIEW, "Ctrl+1", "mdi2d-dock-bottom", _ -> window.togglePanels());
        always(actions, "theme", VIEW, "", "mdi2t-theme-light-dark", window::switchTheme);
        always(actions, "debug", VIEW, "F12", "", window::toggleDebug);
    }

    private void go(Actions actions) {
        with(actions, "next-interval", GO, "Right .", "", d -> d.timeline().walk(1));
        with(actions, "previous-interval", GO, "Left ,", "", d -> d.timeline().walk(-1));
        with(actions, "next-finding", GO, "N", "", d -> d.findings().step(1));
        with(actions, "previous-finding", GO, "Shift+N", "", d -> d.findings().step(-1));
        with(actions, "lane-below", GO, "Down", "", d -> d.timeline().walkLanes(1));
        with(actions, "lane-above", GO, "Up", "", d -> d.timeline().walkLanes(-1));
        with(actions, "extend", GO, "Shift+Right", "", d -> d.timeline().extend(1));
        with(actions, "shrink", GO, "Shift+Left", "", d -> d.timeline().extend(-1));
        with(actions, "page-down", GO, "PgDn", "", d -> d.timeline().page(1));
        with(actions, "page-up", GO, "PgUp", "", d -> d.timeline().page(-1));
        with(actions, "go-lane", GO, "G", "mdi2m-magnify", _ -> window.chooseLane());
        with(actions, "go-time", GO, "Ctrl+G", "mdi2c-clock-outline", _ -> window.chooseTime());
    }

    private void lanes(Actions actions) {
        with(actions, "sort", LANES, "O", "mdi2s-sort", _ -> window.chooseSort());
        with(
                actions,
                "group",
                LANES,
                "Shift+O",
                "mdi2f-format-list-group",
                _ -> window.chooseGroup());
        with(actions, "pin", LANES, "P", "mdi2p-pin-outline", d -> d.timeline().togglePin());
        with(actions, "hide", LANES, "H", "mdi2e-eye-off-outline", d -> d.timeline().hide());
        with(actions, "hide-idle", LANES, "Shift+H", "", d -> d.timeline().hideIdle());
        with(
                actions,
                "show-hidden",
                LANES,
                "",
                "mdi2e-eye-outline",
                d -> d.timeline().showHidden());
        with(actions, "taller", LANES, "= +", "", d -> d.timeline().rowHeightStep(1));
        with(actions, "lower", LANES, "-", "", d -> d.timeline().rowHeightStep(-1));
    }

    private void help(Actions actions) {
        always(actions, "help", HELP, "?", "mdi2h-help-circle-outline", window::openHelp);
        always(
                actions,
                "command-palette",
                HELP,
                "Ctrl+Shift+P F1",
                "mdi2c-console-line",
                window::openPalette);
    }

    private void always(
            Actions actions,
            String id,
            ActionGroup group,
            String keys,
            String icon,
            Runnable code) {
        actions.add(id, group, keys, icon, null, code);
    }

    private void with(
            Actions actions,
            String id,
            ActionGroup group,
            String keys,
            String icon,
            Consumer<Document> code) {
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
