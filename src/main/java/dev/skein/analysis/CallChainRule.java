package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CHAIN-1: lanes whose stack runs through a chain of functions that a person names, from the
/// outside in, other frames between them allowed.
final class CallChainRule extends ClassRule {
    CallChainRule() {
        super(FindingClass.CALL_CHAIN);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return parameters.callChain().isEmpty()
                ? "set CHAIN-1.chain=OUTER -> ... -> INNER"
                : String.join(" -> ", parameters.callChain());
    }

    @Override
    public boolean enabled(Parameters parameters) {
        return !parameters.callChain().isEmpty();
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().stacks().stackCount() == 0 ? "it holds no stacks" : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        List<String> chain = evidence.parameters().callChain();
        List<DumpSnapshot> dumps = evidence.trace().dumps();
        Snapshot now =
                dumps.isEmpty()
                        ? Snapshot.atEnd(evidence)
                        : Snapshot.of(evidence.trace(), dumps.get(dumps.size() - 1));
        List<Integer> lanes = new ArrayList<>();
        long count = 0;
        for (Snapshot.Row row : now.rows()) {
            if (matches(evidence.trace().stacks().framesOf(row.stack()), chain)) {
                count += row.count();
                if (row.lane() >= 0) {
                    lanes.add(row.lane());
                }
            }
        }
        if (count > 0) {
            long end = evidence.trace().durationNanos();
            String summary =
                    "%s run through %s."
                            .formatted(
                                    Text.count(count, evidence.laneNoun()),
                                    String.join(" -> ", chain));
            FindingDraft draft = draft(end, end, Severity.INFO, summary);
            draft.lanes = lanes.stream().mapToInt(lane -> lane).sorted().toArray();
            out.add(draft);
        }
    }

    /// @param stack innermost frame first
    /// @param chain outermost function first; each a part of a frame's name
    static boolean matches(List<Frame> stack, List<String> chain) {
        int next = 0;
        for (int i = stack.size() - 1; i >= 0 && next < chain.size(); i--) {
            if (stack.get(i).normalised().contains(chain.get(next))) {
                next++;
            }
        }
        return next == chain.size();
    }
}
