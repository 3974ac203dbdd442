package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.StackTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.FilterTerm.IdRange;
import dev.skein.query.FilterTerm.StateWord;
import java.util.BitSet;
import java.util.List;

/// Looks up once per filter what its terms need of a trace: states, stacks and lanes by number.
record FilterContext(Trace trace) {

    /// Codes of sub-states that a `state:` term means.
    boolean[] subStates(List<StateWord> words) {
        boolean[] wanted = new boolean[256];
        for (SubState subState : trace.subStates().all()) {
            for (StateWord word : words) {
                wanted[subState.code()] |= isMeant(word, subState);
            }
        }
        return wanted;
    }

    private static boolean isMeant(StateWord word, SubState subState) {
        if (word.state() != null && word.state() == subState.state()) {
            return true;
        }
        return word.name().matches(subState.name()) || word.name().matches(subState.label());
    }

    /// Stack ids with a matching function anywhere in the stack.
    BitSet stacks(List<TextTest> tests) {
        StackTable stacks = trace.stacks();
        BitSet frames = new BitSet(stacks.frameCount());
        for (int frame = 0; frame < stacks.frameCount(); frame++) {
            String function = trace.strings().get(stacks.functionId(frame));
            String normalised = trace.strings().get(stacks.normalisedId(frame));
            if (TextTest.any(tests, function) || TextTest.any(tests, normalised)) {
                frames.set(frame);
            }
        }
        BitSet nodes = new BitSet(stacks.nodeCount());
        for (int node = 0; node < stacks.nodeCount(); node++) {
            int parent = stacks.parent(node);
            if (frames.get(stacks.frame(node)) || (parent >= 0 && nodes.get(parent))) {
                nodes.set(node);
            }
        }
        return nodes;
    }

    /// Lanes that ended an interval of a lane with one of the ids.
    BitSet wakersOf(List<IdRange> ids) {
        IntervalStore intervals = trace.intervals();
        BitSet wakers = new BitSet();
        LaneTable lanes = trace.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!IdRange.any(ids, lanes.id(lane))) {
                continue;
            }
            for (int row = 0; row < intervals.size(lane); row++) {
                int cause = intervals.cause(lane, row);
                if (cause >= 0) {
                    wakers.set(cause);
                }
            }
        }
        return wakers;
    }

    /// Lanes with one of the ids.
    BitSet lanesWith(List<IdRange> ids) {
        LaneTable lanes = trace.lanes();
        BitSet result = new BitSet();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (IdRange.any(ids, lanes.id(lane))) {
                result.set(lane);
            }
        }
        return result;
    }
}
