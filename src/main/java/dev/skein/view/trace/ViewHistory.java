package dev.skein.view.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What the user looked at before, for undo and redo of the view.
///
/// Steps of one kind that follow each other within [#BURST_NANOS] (a turn of the wheel, a held key,
/// typing into the filter) are one step.
///
/// @param <S> an immutable state of the view
public final class ViewHistory<S> {
    public static final long BURST_NANOS = 400_000_000L;

    private static final int MAX_STEPS = 500;

    private final Deque<S> past = new ArrayDeque<>();
    private final Deque<S> future = new ArrayDeque<>();
    private final LongSupplier clockNanos;
    private String lastKind = "";
    private long lastNanos;

    public ViewHistory(LongSupplier clockNanos) {
        this.clockNanos = clockNanos;
    }

    /// Notes that the view is about to change from `before`.
    ///
    /// @param kind what changes it: `zoom`, `pan`, `filter`; an empty kind never joins
    public void changing(S before, String kind) {
        long now = clockNanos.getAsLong();
        boolean joins =
                !kind.isEmpty()
                        && kind.equals(lastKind)
                        && now - lastNanos < BURST_NANOS
                        && !past.isEmpty();
        lastKind = kind;
        lastNanos = now;
        future.clear();
        if (!joins && !before.equals(past.peekLast())) {
            past.addLast(before);
            if (past.size() > MAX_STEPS) {
                past.removeFirst();
            }
        }
    }

    /// The state before the last step; `current` can then be had back by [#redo].
    public Optional<S> undo(S current) {
        return move(past, future, current);
    }

    public Optional<S> redo(S current) {
        return move(future, past, current);
    }

    private Optional<S> move(Deque<S> from, Deque<S> to, S current) {
        lastKind = "";
        S state = from.pollLast();
        while (state != null && state.equals(current)) {
            state = from.pollLast();
        }
        if (state != null) {
            to.addLast(current);
        }
        return Optional.ofNullable(state);
    }
}
