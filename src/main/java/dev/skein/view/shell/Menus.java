package dev.skein.view.shell;

import dev.skein.view.action.Action;
import dev.skein.view.action.ActionGroup;
import dev.skein.view.action.Actions;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Menus over the registry of actions.
///
/// An item shows its key but does not bind it: keys belong to the registry, which leaves letters to
/// a text field in focus.
final class Menus {
    private final Actions actions;

    Menus(Actions actions) {
        this.actions = actions;
    }

    /// Gives the bar one empty menu for each group.
    void addTo(MenuBar bar) {
        for (ActionGroup group : ActionGroup.values()) {
            Menu menu = new Menu(group.title());
            menu.setUserData(group);
            menu.setOnShowing(_ -> menu.getItems().forEach(Menus::refresh));
            bar.getMenus().add(menu);
        }
    }

    /// Fills the menus of the bar; apart from making them, because the fifty items of menus that
    /// nobody opened yet would make the first frame of the window late.
    void fill(MenuBar bar) {
        for (Menu menu : bar.getMenus()) {
            if (menu.getUserData() instanceof ActionGroup group) {
                menu.getItems().setAll(actions.of(group).stream().map(Menus::item).toList());
            }
        }
    }

    /// @param ids of actions; empty is a separator
    ContextMenu context(List<String> ids) {
        ContextMenu menu = new ContextMenu();
        for (String id : ids) {
            menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(actions.get(id)));
        }
        return menu;
    }

    private static MenuItem item(Action action) {
        Label name = new Label(action.name());
        name.setGraphic(action.icon().isEmpty() ? new Region() : new FontIcon(action.icon()));
        name.getStyleClass().add("menu-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label keys = new Label(action.keyText());
        keys.getStyleClass().add("menu-keys");
        HBox line = new HBox(name, keys);
        line.getStyleClass().add("menu-line");
        CustomMenuItem item = new CustomMenuItem(line, true);
        item.setUserData(action);
        item.setDisable(!action.isEnabled());
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void refresh(MenuItem item) {
        if (item.getUserData() instanceof Action action) {
            item.setDisable(!action.isEnabled());
        }
    }
}
