package dev.skein.format.gotrace;

import dev.skein.format.GoReasons;
import dev.skein.model.IntervalFlags;
import dev.skein.model.LaneState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sub-states of goroutines that wait: one for each reason in the runtime's own words, made
/// when it is met first.
final class WaitStates {
    static final String UNKNOWN = "waiting";
    static final String COROUTINE = "coroutine";

    private final TraceBuilder builder;
    private final GoSymbols symbols;
    private final ReasonTally tally;

    /// Sub-state code by string id of the reason, 0 where not asked yet.
    private int[] codeByReason = new int[64];

    private final int[] idleByCode = new int[256];
    private int coroutine;

    WaitStates(TraceBuilder builder, GoSymbols symbols, ReasonTally tally) {
        this.builder = builder;
        this.symbols = symbols;
        this.tally = tally;
    }

    /// Code of a wait for a reason, given by its string id; the empty string is a coroutine that
    /// handed over.
    int code(int reason) {
        if (reason < codeByReason.length && codeByReason[reason] != 0) {
            return codeByReason[reason];
        }
        return learn(reason);
    }

    private int learn(int reason) {
        String text = symbols.text(reason);
        if (text.isEmpty()) {
            return coroutine();
        }
        if (reason >= codeByReason.length) {
            codeByReason = Arrays.copyOf(codeByReason, reason + 64 + (reason >> 1));
        }
        int subState = builder.subState(text, GoReasons.label(text), GoReasons.state(text));
        tally.count(subState, reason);
        idleByCode[subState] = idleFlag(text);
        codeByReason[reason] = subState;
        return subState;
    }

    int coroutine() {
        if (coroutine == 0) {
            coroutine = builder.subState(COROUTINE, "coroutine switch", LaneState.WAITING);
        }
        return coroutine;
    }

    /// Code of a wait whose reason is not known.
    int unknown() {
        return builder.subState(UNKNOWN, "waiting, the trace does not say why", LaneState.WAITING);
    }

    /// [IntervalFlags#IDLE] where a code from [#code] is that of a worker without work, else 0.
    int idleFlag(int code) {
        return idleByCode[code];
    }

    static int idleFlag(@Nullable String reason) {
        return reason != null && GoReasons.isIdle(reason) ? IntervalFlags.IDLE : 0;
    }
}
