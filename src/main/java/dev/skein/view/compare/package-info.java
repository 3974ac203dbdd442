/// The screen that puts two windows of one recording, or two recordings, side by side.
@NullMarked
package dev.skein.view.compare;

import org.jspecify.annotations.NullMarked;
