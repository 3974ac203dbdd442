package dev.skein.analysis;

import dev.skein.model.Detail;
import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.IntList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lanes that queue at one lock all the time: a convoy without a quiet time to compare with, so the
/// density engine takes it for the way the program works.
///
/// A Go trace does not name locks; there the place in the program that takes one stands for it.
/// Only waits that ended count, those in a join never.
final class SteadyConvoys {
    private static final int MIN_WAITS = 50;
    private static final long MIN_SPAN_NANOS = 500_000_000;

    /// Or this share of a short recording.
    private static final double MIN_SPAN_SHARE = 0.5;

    private final Evidence evidence;
    private final Map<Long, Queue> queues = new TreeMap<>();
    private final @Nullable Queue[] queueOfStack;

    private SteadyConvoys(Evidence evidence) {
        this.evidence = evidence;
        this.queueOfStack = new Queue[evidence.trace().stacks().nodeCount()];
    }

    private static final class Queue {
        final IntList lanes = new IntList();
        final IntList stacks = new IntList();
        final IntList ownerStacks = new IntList();
        final DurationHistogram waits = new DurationHistogram();
        String name = "";
        long first = Long.MAX_VALUE;
        long last;
        long waitedNanos;
    }

    /// Stands for stacks that wait for other lanes to end, or whose place is not known.
    private static final Queue JOIN = new Queue();

    static void find(Evidence evidence, Findings out) {
        SteadyConvoys convoys = new SteadyConvoys(evidence);
        convoys.collect();
        convoys.queues.values().forEach(queue -> convoys.report(queue, out));
    }

    private void collect() {
        Trace trace = evidence.trace();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (evidence.sites().isSystem(lane)) {
                continue;
            }
            for (int row = 0; row < trace.intervals().size(lane); row++) {
                if (!evidence.waits().isLock(trace.intervals().subState(lane, row))) {
                    continue;
                }
                int detail = trace.intervals().detail(lane, row);
                if (detail >= 0) {
                    note(trace, lane, row, trace.details().get(detail));
                } else if (evidence.isGo() && row + 1 < trace.intervals().size(lane)) {
                    noteAtPlace(lane, row);
                }
            }
        }
    }

    private void noteAtPlace(int lane, int row) {
        int stack = evidence.trace().intervals().stackId(lane, row);
        if (stack >= 0) {
            Queue queue = queueOfStack[stack];
            if (queue == null) {
                queue = queueAt(stack);
                queueOfStack[stack] = queue;
            }
            if (queue != JOIN) {
                add(queue, lane, row);
            }
        }
    }

    /// Stacks that take a lock at the same place share a queue; keys of places lie below those of
    /// locks.
    private Queue queueAt(int stack) {
        int place = evidence.frames().innermostNode(stack);
        if (place < 0 || NeverServedRule.isJoin(evidence.trace().stacks().framesOf(stack))) {
            return JOIN;
        }
        return queues.computeIfAbsent(Long.MIN_VALUE + place, _ -> new Queue());
    }

    private void add(Queue queue, int lane, int row) {
        IntervalStore intervals = evidence.trace().intervals();
        long start = intervals.startNanos(lane, row);
        long end = intervals.endNanos(lane, row);
        if (queue.lanes.size() == 0 || queue.lanes.get(queue.lanes.size() - 1) != lane) {
            queue.lanes.add(lane);
        }
        queue.stacks.add(intervals.stackId(lane, row));
        queue.waits.add(end - start);
        queue.waitedNanos += end - start;
        queue.first = Math.min(queue.first, start);
        queue.last = Math.max(queue.last, end);
    }

    private void note(Trace trace, int lane, int row, Detail detail) {
        if (detail.objectId() == 0) {
            return;
        }
        IntervalStore intervals = trace.intervals();
        Queue queue = queues.computeIfAbsent(detail.objectId(), _ -> new Queue());
        long start = intervals.startNanos(lane, row);
        long end = intervals.endNanos(lane, row);
        queue.name = detail.text();
        add(queue, lane, row);
        int owner = detail.ownerLane();
        if (owner >= 0) {
            int ownerRow = intervals.rowAt(owner, start + (end - start) / 2);
            if (ownerRow >= 0 && intervals.subState(owner, ownerRow) != SubState.NO_EVENT) {
                queue.ownerStacks.add(intervals.stackId(owner, ownerRow));
            }
        }
    }

    private void report(Queue queue, Findings out) {
        Parameters parameters = evidence.parameters();
        long span = queue.last - queue.first;
        double waiters = queue.waitedNanos / (double) Math.max(1, span);
        double shortest =
                Math.min(MIN_SPAN_NANOS, MIN_SPAN_SHARE * evidence.trace().durationNanos());
        if (span < shortest
                || queue.waits.count() < MIN_WAITS
                || queue.lanes.size() < parameters.get(Parameter.CONVOY_MIN_LANES)
                || waiters < parameters.get(Parameter.CONVOY_STEADY_WAITERS)
                || isKnown(queue, out)) {
            return;
        }
        FindingDraft draft = new FindingDraft(FindingClass.LOCK_CONVOY, queue.first, queue.last);
        draft.lanes = queue.lanes.toArray();
        draft.score = waiters;
        draft.counts = new Finding.Counts(0, queue.waits.count(), queue.waits.count(), 0);
        Frame at = frame(queue.stacks);
        draft.sites =
                at == null ? List.of() : List.of(new Site(at.function(), at.file(), at.line(), 1));
        draft.summary = summary(queue, waiters, at);
        out.add(draft);
    }

    private static boolean isKnown(Queue queue, Findings out) {
        long span = queue.last - queue.first;
        return out.drafts().stream()
                .filter(draft -> draft.findingClass == FindingClass.LOCK_CONVOY)
                .filter(FindingDraft::isAlarm)
                .anyMatch(
                        draft ->
                                Math.min(draft.endNanos, queue.last)
                                                - Math.max(draft.startNanos, queue.first)
                                        > span / 2);
    }

    private @Nullable Frame frame(IntList stacks) {
        return evidence.frames().innermost(BurstSentences.commonest(stacks.toArray()));
    }

    private String summary(Queue queue, double waiters, @Nullable Frame at) {
        Frame owner = frame(queue.ownerStacks);
        return "%s queued at %s%s for %s, %s of them at any time; median wait %s, longest tenth over %s%s."
                .formatted(
                        Text.count(queue.lanes.size(), evidence.laneNoun()),
                        queue.name.isEmpty() ? "a lock" : "lock " + queue.name,
                        at == null ? "" : " (at " + BurstSentences.place(at) + ")",
                        Text.duration(queue.last - queue.first),
                        Text.approx(waiters),
                        Text.duration(queue.waits.percentile(0.5)),
                        Text.duration(queue.waits.percentile(0.9)),
                        owner == null
                                ? ""
                                : "; its owner was most often in " + BurstSentences.place(owner));
    }
}
