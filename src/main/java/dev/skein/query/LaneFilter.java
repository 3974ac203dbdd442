package dev.skein.query;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.List;

/// A question that chooses lanes, in the language of the filter field.
///
/// Terms are separated by spaces and all must hold; `-` or `!` before a term negates it; commas
/// separate alternatives of a value; `~` begins a regular expression; quotes keep spaces together.
///
/// ```
/// worker            the word is in the name or the group
/// name:worker*      * and ? as in file names; without them: contains
/// group:http        site, else the name without digits
/// state:lock        some time in a class (running ready lock waiting sleeping io gc other) or in
///                   a state by the source's own word: state:"chan send"
/// dur>5ms           an interval of that length
/// stack:~"Pool.Get" an interval with that function in its stack
/// created<10s  ended>1s  life>=2s      times since the trace began, and lengths of life
/// alive  alive:12s  system             flags
/// lane:1234  lane:10..20  kind:goroutine  process:1
/// wakes:1234  wokenby:1234             who ended whose intervals, by lane id
/// ```
///
/// `state`, `dur` and `stack` that are not negated speak of one and the same interval: `state:lock
/// dur>5ms` is a lock wait of more than 5 ms, not a lock wait and some long interval.
public final class LaneFilter {
    /// Lets every lane through.
    public static final LaneFilter ALL = new LaneFilter("", List.of());

    private static final int LANES_PER_CHECK = 64;

    private final String text;
    private final List<FilterTerm> terms;

    LaneFilter(String text, List<FilterTerm> terms) {
        this.text = text;
        this.terms = List.copyOf(terms);
    }

    /// What reading a filter text gives.
    public sealed interface Parsed {
        /// The text is a filter.
        record Ok(LaneFilter filter) implements Parsed {}

        /// The text is not; the last good filter stays.
        record Failed(FilterError error) implements Parsed {}
    }

    public static Parsed parse(String text) {
        try {
            return new Parsed.Ok(new LaneFilter(text, new FilterParser(text).parse()));
        } catch (FilterParser.Refused refused) {
            return new Parsed.Failed(refused.error);
        }
    }

    /// As it was written.
    public String text() {
        return text;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// The lanes that pass.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public LaneSet select(Trace trace, Work work) {
        if (terms.isEmpty()) {
            return LaneSet.all(trace);
        }
        FilterContext context = new FilterContext(trace);
        List<LaneTest> tests = LaneTest.of(terms, context);
        int lanes = trace.lanes().size();
        return LaneSet.where(
                lanes,
                lane -> {
                    if (lane % LANES_PER_CHECK == 0) {
                        work.checkCancelled();
                        work.progress(lane, lanes);
                    }
                    return passes(tests, lane);
                });
    }

    private static boolean passes(List<LaneTest> tests, int lane) {
        for (LaneTest test : tests) {
            if (!test.passes(lane)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
