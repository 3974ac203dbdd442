/// The welcome screen: open, drop, recent files, samples, and how to record.
@NullMarked
package dev.skein.view.open;

import org.jspecify.annotations.NullMarked;
