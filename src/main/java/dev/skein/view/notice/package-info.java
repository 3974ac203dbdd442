/// Messages that the window shows in a bar without stopping anybody: a question that can wait, or
/// something that did not work, with what can be done about it.
@NullMarked
package dev.skein.view.notice;

import org.jspecify.annotations.NullMarked;
