package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which stacks take something from a pool: a connection, a permit, an object to borrow.
///
/// The outermost such frame names the pool, since pools are built on pools. Of the platform's own
/// library only semaphores and the Go database pool count, and those by the frame that calls them:
/// one program has many.
final class PoolTakers {
    private static final Set<String> METHODS =
            Set.of(
                    "getconnection",
                    "borrow",
                    "borrowobject",
                    "acquire",
                    "checkout",
                    "lease",
                    "leaseconnection",
                    "requestconnection");

    private static final String SEMAPHORE = "java.util.concurrent.Semaphore.acquire";
    private static final String GO_DATABASE = "database/sql.(*DB).conn";

    private final Trace trace;
    private final @Nullable String[] known;

    PoolTakers(Trace trace) {
        this.trace = trace;
        known = new String[trace.stacks().nodeCount()];
    }

    /// What the stack takes from, for sentences; empty when from no pool.
    String of(int stack) {
        String taker = known[stack];
        if (taker == null) {
            taker = taker(trace.stacks().framesOf(stack));
            known[stack] = taker;
        }
        return taker;
    }

    private static String taker(List<Frame> stack) {
        String found = "";
        for (int i = 0; i < stack.size(); i++) {
            String function = stack.get(i).normalised();
            if (function.startsWith(SEMAPHORE) || function.equals(GO_DATABASE)) {
                found = i + 1 < stack.size() ? calledAt(function, stack.get(i + 1)) : function;
            } else if (!isPlatform(function) && takes(function)) {
                found = function;
            }
        }
        return found;
    }

    private static String calledAt(String function, Frame caller) {
        return function + " (called at " + BurstSentences.place(caller) + ")";
    }

    private static boolean takes(String function) {
        String method = function.substring(function.lastIndexOf('.') + 1);
        return METHODS.contains(method.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlatform(String function) {
        return function.startsWith("java.")
                || function.startsWith("jdk.")
                || function.startsWith("runtime.")
                || function.startsWith("sync.");
    }
}
