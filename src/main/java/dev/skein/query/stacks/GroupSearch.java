package dev.skein.query.stacks;

import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds groups by the frames of their stacks: any frame, shown or hidden, by its name in any
/// spelling or by its file.
///
/// The text is looked for without regard to case; after `~` it is a regular expression. For groups
/// that are not by frames their label counts, too.
public final class GroupSearch {
    private GroupSearch() {}

    /// The groups in which `text` occurs; all when it is blank.
    ///
    /// @throws PatternSyntaxException when the text after `~` is no regular expression
    public static BitSet find(StackGroups groups, String text) {
        BitSet found = new BitSet();
        if (text.isBlank()) {
            found.set(0, groups.size());
            return found;
        }
        Predicate<String> test = test(text);
        BitSet stacks = stacksWith(groups.trace(), test);
        stacks.and(groups.stacksSeen());
        groups.addGroupsOf(stacks, found);
        if (!groups.options().grouping().byFrames()) {
            for (int group = 0; group < groups.size(); group++) {
                if (test.test(groups.label(group))) {
                    found.set(group);
                }
            }
        }
        return found;
    }

    static Predicate<String> test(String text) {
        if (text.startsWith("~")) {
            return Pattern.compile(text.substring(1), Pattern.CASE_INSENSITIVE).asPredicate();
        }
        String plain = text.startsWith(FrameText.LAMBDA) ? text.substring(2) : text;
        String wanted = plain.strip().toLowerCase(Locale.ROOT);
        return name -> name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Frames that pass the test.
    static BitSet framesWith(Trace trace, Predicate<String> test) {
        StackTable stacks = trace.stacks();
        byte[] known = new byte[trace.strings().size()];
        BitSet found = new BitSet();
        for (int frame = 0; frame < stacks.frameCount(); frame++) {
            if (passes(trace, known, stacks.functionId(frame), test)
                    || passes(trace, known, stacks.normalisedId(frame), test)
                    || passes(trace, known, stacks.fileId(frame), test)) {
                found.set(frame);
            }
        }
        return found;
    }

    private static boolean passes(Trace trace, byte[] known, int string, Predicate<String> test) {
        if (known[string] == 0) {
            known[string] = (byte) (test.test(trace.strings().get(string)) ? 1 : -1);
        }
        return known[string] > 0;
    }

    /// Nodes of the stack table in whose stack, from there out, a frame passes the test.
    static BitSet stacksWith(Trace trace, Predicate<String> test) {
        StackTable stacks = trace.stacks();
        BitSet frames = framesWith(trace, test);
        BitSet found = new BitSet();
        for (int node = 0; node < stacks.nodeCount(); node++) {
            int caller = stacks.parent(node);
            if (frames.get(stacks.frame(node))
                    || (caller != IntervalStore.NONE && found.get(caller))) {
                found.set(node);
            }
        }
        return found;
    }
}
