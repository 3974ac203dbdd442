package dev.skein.analysis;

/// The lifecycle and blocking events of all thread lanes as columns, in ascending time.
///
/// Events at one instant are in lane order. The arrays are shared with the rules of this package
/// and are never written after the stream was built; any thread may read.
final class EventStream {
    static final byte CREATE = 0;
    static final byte BLOCK = 1;
    static final byte UNBLOCK = 2;
    static final byte DESTROY = 3;
    static final int KINDS = 4;

    final long[] timeNanos;
    final byte[] kind;

    /// Sub-state code of the wait that begins or ends; 0 for creations and ends.
    final byte[] reason;

    final int[] lane;

    /// Lane that caused the event (the creator, the waker), -1 when not known.
    final int[] actor;

    /// Stack at which the lane waits, or of its creation; -1 when there is none.
    final int[] stack;

    EventStream(
            long[] timeNanos, byte[] kind, byte[] reason, int[] lane, int[] actor, int[] stack) {
        this.timeNanos = timeNanos;
        this.kind = kind;
        this.reason = reason;
        this.lane = lane;
        this.actor = actor;
        this.stack = stack;
    }

    int size() {
        return timeNanos.length;
    }

    int reasonCode(int event) {
        return reason[event] & 0xff;
    }

    /// First event at or after `nanos`; `size()` when there is none.
    int firstFrom(long nanos) {
        int low = 0;
        int high = timeNanos.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (timeNanos[mid] < nanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
