/// Progress and cancellation of long work, and nothing else.
///
/// Plain Java without a toolkit, so that readers and analyses run headless. Start reading at
/// [dev.skein.task.Work].
@NullMarked
package dev.skein.task;

import org.jspecify.annotations.NullMarked;
