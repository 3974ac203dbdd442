package dev.skein.format.gotrace;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The events of one processor in a v1 trace. `time` is in ticks.
final class ProcCursor extends Timed {
    private static final int WINDOW_BYTES = 1 << 13;

    /// Slot of the processor, or -1 for what happened without one.
    final int proc;

    final long procId;

    /// The goroutine that the current event is about or happens on; 0 for none.
    long goroutine;

    private final V1Decoder decoder;
    private final List<V1Index.Stretch> stretches;
    private int nextStretch;
    private long ticks;
    private long running;

    ProcCursor(MemorySegment file, int proc, long procId, List<V1Index.Stretch> stretches) {
        this.decoder = new V1Decoder(file, WINDOW_BYTES);
        this.proc = proc;
        this.procId = procId;
        this.stretches = stretches;
    }

    int type() {
        return decoder.type;
    }

    /// Argument after the time.
    long argument(int number) {
        return decoder.arguments[number + 1];
    }

    String text() {
        return decoder.text;
    }

    long offset() {
        return decoder.eventOffset();
    }

    /// Decodes the next event in time; false when there is none.
    boolean next() throws Damage {
        while (true) {
            while (!decoder.next()) {
                if (nextStretch == stretches.size()) {
                    return false;
                }
                V1Index.Stretch stretch = stretches.get(nextStretch++);
                decoder.open(stretch.start(), stretch.end());
                ticks = stretch.ticks();
            }
            if (V1.arguments(decoder.type) >= 0 && decoder.type != V1.CPU_SAMPLE) {
                ticks += decoder.arguments[0];
                time = ticks;
                settleGoroutine();
                return true;
            }
        }
    }

    private void settleGoroutine() {
        switch (decoder.type) {
            case V1.GO_START, V1.GO_START_LOCAL, V1.GO_START_LABEL -> {
                running = argument(0);
                goroutine = running;
            }
            case V1.GO_SYS_EXIT, V1.GO_SYS_EXIT_LOCAL, V1.GO_WAITING, V1.GO_IN_SYSCALL ->
                    goroutine = argument(0);
            case V1.GO_END,
                    V1.GO_STOP,
                    V1.GO_SCHED,
                    V1.GO_PREEMPT,
                    V1.GO_SLEEP,
                    V1.GO_BLOCK,
                    V1.GO_BLOCK_SEND,
                    V1.GO_BLOCK_RECV,
                    V1.GO_BLOCK_SELECT,
                    V1.GO_BLOCK_SYNC,
                    V1.GO_BLOCK_COND,
                    V1.GO_BLOCK_NET,
                    V1.GO_BLOCK_GC,
                    V1.GO_SYS_BLOCK -> {
                goroutine = running;
                running = 0;
            }
            default -> goroutine = running;
        }
    }
}
