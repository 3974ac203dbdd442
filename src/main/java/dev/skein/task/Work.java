package dev.skein.task;

/// One run of long work as seen from both sides: the worker reports and asks, the owner watches and
/// cancels.
///
/// All methods may be called from any thread. Progress is a counter to be sampled (once a frame,
/// say), never a message that is pushed, so reporting it costs a worker next to nothing.
public final class Work {
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long total;
    private volatile String phase = "";

    /// Asks the worker to stop at its next [#checkCancelled()].
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Returns normally while the work is wanted.
    ///
    /// @throws CancelledException once [#cancel()] was called
    public void checkCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    /// Reports how far the work is, in any unit of its own, bytes for readers; `total` 0 means "not
    /// known".
    public void progress(long done, long total) {
        this.done = done;
        this.total = total;
    }

    /// Names what is being done now, in words for the user ("reading", "indexing").
    public void phase(String phase) {
        this.phase = phase;
    }

    public String phase() {
        return phase;
    }

    public long done() {
        return done;
    }

    public long total() {
        return total;
    }

    /// Share done in `0..1`, or -1 when the total is not known.
    public double fraction() {
        long all = total;
        return all <= 0 ? -1 : Math.min(1, done / (double) all);
    }
}
