package dev.skein.view.trace;

import dev.skein.model.Trace;
import dev.skein.query.stacks.StackIndex;
import org.jspecify.annotations.Nullable;

/// The stack index of the newest snapshot of one opened file, shared by all panels that ask about
/// stacks. Any thread.
public final class TraceIndex {
    private @Nullable StackIndex newest;

    public synchronized StackIndex of(Trace trace) {
        StackIndex known = newest;
        if (known == null || known.trace() != trace) {
            known = new StackIndex(trace);
            newest = known;
        }
        return known;
    }
}
