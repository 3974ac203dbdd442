package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which virtual machine a chunk comes from, and by which clock its ticks are to be read.
///
/// Two chunks are of one machine when they name the same process id and start time; where a chunk
/// names none, when their ticks count from the same instant, or when an async-profiler chunk lies
/// in the time of the JDK chunk before it. Chunks of one machine whose ticks count from the same
/// instant are all dated by the first one's pair of clock readings, which avoids a wobble of tens
/// of nanoseconds; all others by their own.
final class Jvms {
    private static final long SAME_ORIGIN_NANOS = 1_000_000;

    private final List<Jvm> known = new ArrayList<>();
    private @Nullable Jvm last;

    /// @param pid -1 when the chunk does not say
    record Identity(long pid, long startMillis) {
        static final Identity UNKNOWN = new Identity(-1, -1);

        boolean isKnown() {
            return pid != -1;
        }
    }

    private static final class Jvm {
        final int number;
        Identity identity;
        final List<Long> tickOrigins = new ArrayList<>();
        final List<Clock> clocks = new ArrayList<>();
        boolean javaOrigin;
        long endNanos;

        Jvm(int number, Identity identity) {
            this.number = number;
            this.identity = identity;
        }
    }

    /// Number of virtual machines met so far.
    int count() {
        return known.size();
    }

    /// Number of the chunk's virtual machine, a new one when it was not met before.
    int number(ChunkHeader header, Identity identity) {
        Jvm jvm = find(header, identity);
        if (jvm == null) {
            jvm = new Jvm(known.size(), identity);
            known.add(jvm);
        }
        if (!jvm.identity.isKnown()) {
            jvm.identity = identity;
        }
        jvm.javaOrigin |= isJdk(header);
        jvm.endNanos = Math.max(jvm.endNanos, header.startNanos() + header.durationNanos());
        last = jvm;
        return jvm.number;
    }

    private @Nullable Jvm find(ChunkHeader header, Identity identity) {
        if (identity.isKnown()) {
            for (Jvm jvm : known) {
                if (jvm.identity.equals(identity)) {
                    return jvm;
                }
            }
        }
        for (Jvm jvm : known) {
            boolean mayBe = !identity.isKnown() || !jvm.identity.isKnown();
            if (mayBe && isJdk(header) && jvm.javaOrigin && originIndex(jvm, header) >= 0) {
                return jvm;
            }
        }
        boolean inItsTime = last != null && header.startNanos() <= last.endNanos;
        return !identity.isKnown() && !isJdk(header) && inItsTime ? last : null;
    }

    /// Clock for a chunk of machine `number`.
    Clock clock(int number, ChunkHeader header) {
        Jvm jvm = known.get(number);
        int index = originIndex(jvm, header);
        if (index >= 0) {
            return jvm.clocks.get(index);
        }
        Clock clock = Clock.of(header);
        jvm.tickOrigins.add(header.tickOriginNanos());
        jvm.clocks.add(clock);
        return clock;
    }

    private static int originIndex(Jvm jvm, ChunkHeader header) {
        long origin = header.tickOriginNanos();
        for (int i = 0; i < jvm.tickOrigins.size(); i++) {
            boolean sameRate = jvm.clocks.get(i).ticksPerNano() == header.frequency() / 1e9;
            if (sameRate && Math.abs(jvm.tickOrigins.get(i) - origin) < SAME_ORIGIN_NANOS) {
                return i;
            }
        }
        return -1;
    }

    /// async-profiler writes version 2.0, and its ticks count from the boot of the machine.
    private static boolean isJdk(ChunkHeader header) {
        return header.minor() > 0 || header.major() > 2;
    }
}
