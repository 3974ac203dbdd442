/// The window around the areas: menus, tabs, filter field, status bar, overlays; the one place of
/// the view that knows all areas.
@NullMarked
package dev.skein.view.shell;

import org.jspecify.annotations.NullMarked;
