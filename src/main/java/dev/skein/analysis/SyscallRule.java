package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import org.jspecify.annotations.Nullable;

/// RT-4: system calls that take long, or that keep a processor.
final class SyscallRule extends ClassRule {
    SyscallRule() {
        super(FindingClass.SYSCALL);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "one call over %s ms, or over %s of a processor's time"
                .formatted(
                        Text.number(parameters.get(Parameter.SYSCALL_MS)),
                        Text.percent(parameters.get(Parameter.SYSCALL_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.isDumps() || code(evidence.trace()) < 0 ? "it shows no system calls" : null;
    }

    private static int code(Trace trace) {
        for (SubState state : trace.subStates().all()) {
            if (state.name().equals("syscall")) {
                return state.code();
            }
        }
        return -1;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        int code = code(trace);
        IntervalStore intervals = trace.intervals();
        long limit = evidence.parameters().millis(Parameter.SYSCALL_MS);
        int calls = 0;
        long longest = 0;
        int lane = -1;
        long at = 0;
        for (int i = 0; i < trace.lanes().size(); i++) {
            boolean processor = trace.lanes().kind(i) == LaneKind.PROC;
            long sum = 0;
            for (int row = 0; row < intervals.size(i); row++) {
                if (intervals.subState(i, row) != code) {
                    continue;
                }
                long nanos = intervals.endNanos(i, row) - intervals.startNanos(i, row);
                sum += nanos;
                if (!processor && nanos > limit) {
                    calls++;
                    if (nanos > longest) {
                        longest = nanos;
                        lane = i;
                        at = intervals.startNanos(i, row);
                    }
                }
            }
            if (processor) {
                lost(evidence, i, sum, out);
            }
        }
        if (calls > 0) {
            String summary =
                    "%s took more than %s, the longest %s (%s)."
                            .formatted(
                                    Text.count(calls, "system call"),
                                    Text.duration(limit),
                                    Text.duration(longest),
                                    Lanes.name(trace.lanes(), lane));
            FindingDraft draft = draft(at, at + longest, Severity.INFO, summary);
            draft.lanes = new int[] {lane};
            out.add(draft);
        }
    }

    private void lost(Evidence evidence, int lane, long nanos, Findings out) {
        double share = nanos / (double) Math.max(1, evidence.trace().durationNanos());
        if (share > evidence.parameters().get(Parameter.SYSCALL_SHARE)) {
            String summary =
                    "Processor %s spent %s of the time in system calls."
                            .formatted(evidence.trace().lanes().name(lane), Text.percent(share));
            FindingDraft draft = wholeTrace(evidence, Severity.WARNING, summary);
            draft.lanes = new int[] {lane};
            out.add(draft);
        }
    }
}
