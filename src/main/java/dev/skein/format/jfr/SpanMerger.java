package dev.skein.format.jfr;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// Turns spans that nest, and that come chunk by chunk, into the rows of a lane, of which exactly
/// one covers each instant.
///
/// The rule: of the spans that cover an instant the innermost explains it, that is the one that
/// began last (of equal starts the one that ends first). Within a chunk the spans of a lane are
/// sorted by start and flattened with a stack: a span that begins covers what is open; when it
/// ends, what is below goes on (a row flagged [IntervalFlags#CONTINUED]), or the lane falls back to
/// "no event".
///
/// An event is written when it ends, so a later chunk may bring a span that began before rows that
/// stand already: a request that outlasts a chunk, around all the waits that are drawn. Then the
/// tail of the lane from that time on is read back into spans, which the continuation flag makes
/// possible (a continued row extends the last equal span before it, and one that has none in the
/// tail began before the tail), merged with the new ones and written again. That costs each lane
/// its tail once per nesting level that crosses a chunk's border, which is next to nothing in
/// practice, and needs no memory between chunks.
///
/// Kept out: collecting all spans and flattening at the end (twice the memory, no picture while
/// loading), and a bounded look-ahead (events are as far out of order as a chunk is long).
final class SpanMerger {
    private static final int NONE = IntervalStore.NONE;

    private final TraceBuilder builder;
    private final SpanBatch tail = new SpanBatch();
    private final SpanBatch all = new SpanBatch();

    private int[] stack = new int[16];
    private int depth;

    private int lane;
    private long laneEnd;
    private boolean pending;
    private long pendingAt;
    private int pendingSpan;

    SpanMerger(TraceBuilder builder) {
        this.builder = builder;
    }

    /// Merges spans, sorted by start and of equal starts the longer first, into a lane that has its
    /// first row at or before them, or none.
    void merge(int toLane, SpanBatch spans) {
        if (spans.size == 0) {
            return;
        }
        lane = toLane;
        laneEnd = builder.lanes().endRaw(toLane);
        int rows = builder.rows(lane);
        if (rows == 0 || spans.starts[0] > builder.rowStartRaw(lane, rows - 1)) {
            flatten(spans);
            return;
        }
        takeBackTail(spans.starts[0]);
        if (tail.size == 0) {
            flatten(spans);
        } else {
            interleave(spans);
            flatten(all);
        }
    }

    /// Makes spans of the rows from the one that covers `fromRaw` on, and takes those rows back.
    private void takeBackTail(long fromRaw) {
        int rows = builder.rows(lane);
        int row = rows - 1;
        while (row > 0 && builder.rowStartRaw(lane, row) >= fromRaw) {
            row--;
        }
        boolean keepFirst = isGap(row) && builder.rowStartRaw(lane, row) < fromRaw;
        int first = keepFirst ? row + 1 : row;
        tail.clear();
        depth = 0;
        long tailStart = first < rows ? builder.rowStartRaw(lane, first) : fromRaw;
        for (int i = first; i < rows; i++) {
            long end =
                    i + 1 < rows ? builder.rowStartRaw(lane, i + 1) : builder.rowStartRaw(lane, i);
            if (isGap(i)) {
                depth = 0;
            } else {
                takeBack(i, builder.rowStartRaw(lane, i), end, tailStart);
            }
        }
        depth = 0;
        builder.truncate(lane, first);
        sort(tail);
    }

    private void takeBack(int row, long start, long end, long tailStart) {
        int flags = builder.rowFlags(lane, row);
        boolean continued = (flags & IntervalFlags.CONTINUED) != 0;
        int span =
                tail.add(
                        continued ? tailStart : start,
                        end,
                        builder.rowSubState(lane, row),
                        flags & ~IntervalFlags.CONTINUED,
                        builder.rowStack(lane, row),
                        builder.rowDetail(lane, row));
        tail.shown[span] = continued;
        if (continued) {
            int below = depth - 1;
            while (below >= 0 && !tail.isSame(stack[below], span)) {
                below--;
            }
            if (below >= 0) {
                tail.size--;
                tail.ends[stack[below]] = end;
                depth = below + 1;
                return;
            }
        }
        push(span);
    }

    private boolean isGap(int row) {
        return builder.rowSubState(lane, row) <= SubState.NO_EVENT;
    }

    private void push(int span) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = span;
    }

    /// Only continued spans of the tail can be out of order: they were given the tail's start.
    private void sort(SpanBatch spans) {
        Integer[] order = new Integer[spans.size];
        boolean sorted = true;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            sorted &= i == 0 || !spans.isBehind(i - 1, spans, i);
        }
        if (sorted) {
            return;
        }
        Arrays.sort(
                order,
                (a, b) -> spans.isBehind(a, spans, b) ? 1 : spans.isBehind(b, spans, a) ? -1 : 0);
        all.clear();
        for (int row : order) {
            all.copyFrom(spans, row);
        }
        spans.clear();
        for (int row = 0; row < all.size; row++) {
            spans.copyFrom(all, row);
        }
    }

    private void interleave(SpanBatch spans) {
        all.clear();
        int i = 0;
        int j = 0;
        while (i < tail.size && j < spans.size) {
            if (tail.isBehind(i, spans, j)) {
                all.copyFrom(spans, j++);
            } else {
                all.copyFrom(tail, i++);
            }
        }
        while (i < tail.size) {
            all.copyFrom(tail, i++);
        }
        while (j < spans.size) {
            all.copyFrom(spans, j++);
        }
    }

    private void flatten(SpanBatch spans) {
        depth = 0;
        pending = false;
        for (int span = 0; span < spans.size; span++) {
            long start = spans.starts[span];
            if (spans.ends[span] <= start) {
                continue;
            }
            closeUntil(spans, start);
            push(span);
            emit(spans, start, span);
        }
        closeUntil(spans, Long.MAX_VALUE);
        flush(spans);
    }

    /// Ends the spans on the stack that end at or before `timeRaw`, innermost first.
    private void closeUntil(SpanBatch spans, long timeRaw) {
        while (depth > 0 && spans.ends[stack[depth - 1]] <= timeRaw) {
            long end = spans.ends[stack[--depth]];
            while (depth > 0 && spans.ends[stack[depth - 1]] <= end) {
                depth--;
            }
            emit(spans, end, depth > 0 ? stack[depth - 1] : NONE);
        }
    }

    /// Holds a row back until the next one shows that it has a length.
    private void emit(SpanBatch spans, long timeRaw, int span) {
        if (pending && pendingAt < timeRaw) {
            flush(spans);
        }
        pending = true;
        pendingAt = timeRaw;
        pendingSpan = span;
    }

    private void flush(SpanBatch spans) {
        if (!pending) {
            return;
        }
        pending = false;
        if (pendingSpan == NONE) {
            builder.append(lane, pendingAt, gapAt(pendingAt), 0, NONE);
            return;
        }
        int flags =
                spans.flags[pendingSpan] | (spans.shown[pendingSpan] ? IntervalFlags.CONTINUED : 0);
        spans.shown[pendingSpan] = true;
        builder.append(
                lane,
                pendingAt,
                spans.subStates[pendingSpan],
                flags,
                spans.stacks[pendingSpan],
                NONE,
                spans.details[pendingSpan]);
    }

    private int gapAt(long timeRaw) {
        return laneEnd != LaneTable.UNKNOWN && timeRaw >= laneEnd
                ? SubState.ABSENT
                : SubState.NO_EVENT;
    }
}
