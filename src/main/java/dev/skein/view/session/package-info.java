/// What a person adds to the opened recording, as the areas of the window share it, and how it is
/// found again: restored when a recording is opened, kept while one works with it.
///
/// No disk here: the program hands in a [dev.skein.view.session.SessionStore]. Start reading at
/// [dev.skein.view.session.SessionModel].
@NullMarked
package dev.skein.view.session;

import org.jspecify.annotations.NullMarked;
