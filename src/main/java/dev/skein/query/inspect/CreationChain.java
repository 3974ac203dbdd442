package dev.skein.query.inspect;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A lane, who created it, who created that one, and so on to the first that is known.
public final class CreationChain {
    private CreationChain() {}

    /// One lane of the chain.
    ///
    /// @param creationStack where its creator was, [IntervalStore#NONE] when not known
    /// @param startNanos when it began, [LaneTable#UNKNOWN] when not known
    public record Link(int lane, int creationStack, long startNanos) {}

    /// The lane itself first.
    public static List<Link> of(Trace trace, int lane) {
        LaneTable lanes = trace.lanes();
        List<Link> result = new ArrayList<>();
        BitSet met = new BitSet();
        for (int at = lane; at != IntervalStore.NONE && !met.get(at); at = lanes.parent(at)) {
            met.set(at);
            result.add(new Link(at, lanes.creationStack(at), lanes.startNanos(at)));
        }
        return result;
    }
}
