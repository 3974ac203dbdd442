/// What the user can do, as data: one registry of actions drives key bindings, menus, context
/// menus, the help overlay and the command palette.
@NullMarked
package dev.skein.view.action;

import org.jspecify.annotations.NullMarked;
