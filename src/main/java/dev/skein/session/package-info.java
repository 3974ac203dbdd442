/// What a person adds to a recording and wants to find again: marks, notes, pins, filters,
/// dismissed findings, the view; and links to a view.
///
/// Plain data with its text forms, no disk and no window: the program decides where it is kept.
/// Lanes are named by their ids in the recording and times are trace times, so a session fits the
/// recording on any machine. Start reading at [dev.skein.session.Session].
@NullMarked
package dev.skein.session;

import org.jspecify.annotations.NullMarked;
