package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LockWait;
import dev.skein.model.TraceBuilder;

/// Completes states that show only when the whole dump is known: idle threads, waits for held
/// locks.
final class DumpStates {
    private final TraceBuilder builder;
    private final IdleStacks idle;

    DumpStates(TraceBuilder builder) {
        this.builder = builder;
        this.idle = new IdleStacks(builder);
    }

    void complete(DumpBuilder dump) {
        boolean[] owned = dump.ownedLocks();
        for (int row = 0; row < dump.size(); row++) {
            if (idle.isIdle(dump.stack(row))) {
                dump.addFlags(row, DumpFlags.IDLE);
            }
            if (dump.waitKind(row) == LockWait.PARK && owned[dump.waitLock(row)]) {
                String word = builder.strings().get(dump.stateId(row));
                dump.state(row, dump.stateId(row), JavaThreadStates.lockedOut(builder, word));
            }
        }
    }
}
