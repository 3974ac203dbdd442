package dev.skein.query;

import dev.skein.model.DumpFlags;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.FrameFlags;
import dev.skein.model.StackTable;
import dev.skein.model.StringTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The groups of threads of one dump that have the same frames, by name, file and line, whatever
/// their states; numbers of hidden classes do not count.
///
/// Threads with an empty stack are in no group. Stacks are compared by number after every node of
/// the stack tree was given the number of the first one that reads the same, so the cost is one
/// pass over the tree and one over the threads.
public final class IdenticalStacks {
    private static final int NONE = DumpSnapshot.NONE;

    private static final String LAMBDA = "$$Lambda";

    private final StackTable stacks;
    private final StringTable strings;
    private final int[] sameAs;
    private final int[] plainByFunction;
    private final Map<String, Integer> functionByPlainName = new HashMap<>();
    private final Map<Long, Integer> frameByName = new HashMap<>();
    private final Map<Long, Integer> nodeByFrame = new HashMap<>();

    private IdenticalStacks(Trace trace) {
        this.stacks = trace.stacks();
        this.strings = trace.strings();
        this.plainByFunction = new int[strings.size()];
        Arrays.fill(plainByFunction, NONE);
        this.sameAs = new int[stacks.nodeCount()];
        Arrays.fill(sameAs, NONE - 1);
    }

    /// Threads with the same frames.
    ///
    /// @param count how many, at least 2; a profile's counts count
    /// @param state the state word that all of them have, null when they differ
    /// @param stackId the stack of the first of them
    /// @param rows rows of the dump
    /// @param cut some of the stacks are cut in the source
    public record Group(
            int count, @Nullable String state, int stackId, List<Integer> rows, boolean cut) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// The groups of at least two threads, biggest first, then in the order of the dump.
    public static List<Group> of(Trace trace, DumpSnapshot dump) {
        return new IdenticalStacks(trace).groups(dump);
    }

    private List<Group> groups(DumpSnapshot dump) {
        Map<Integer, List<Integer>> rowsByStack = new HashMap<>();
        for (int row = 0; row < dump.size(); row++) {
            if (dump.isCounted(row) && dump.stackId(row) != NONE) {
                int key = canonical(dump.stackId(row));
                if (key != NONE) {
                    rowsByStack.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
                }
            }
        }
        List<Group> result = new ArrayList<>();
        for (List<Integer> rows : rowsByStack.values()) {
            Group group = group(dump, rows);
            if (group.count() > 1) {
                result.add(group);
            }
        }
        result.sort(
                Comparator.comparingInt(Group::count)
                        .reversed()
                        .thenComparingInt(group -> group.rows().getFirst()));
        return result;
    }

    private static Group group(DumpSnapshot dump, List<Integer> rows) {
        long count = 0;
        boolean cut = false;
        boolean mixed = false;
        int first = rows.getFirst();
        for (int row : rows) {
            count += dump.count(row);
            cut |= (dump.flags(row) & DumpFlags.CUT) != 0;
            mixed |= dump.stateId(row) != dump.stateId(first);
        }
        return new Group(
                (int) Math.min(Integer.MAX_VALUE, count),
                mixed ? null : dump.state(first),
                dump.stackId(first),
                rows,
                cut);
    }

    /// The first node that reads the same as this one; marks of frames that the source cut away do
    /// not count.
    private int canonical(int node) {
        int depth = 0;
        int at = node;
        while (at != NONE && sameAs[at] < NONE) {
            depth++;
            at = stacks.parent(at);
        }
        int[] path = new int[depth];
        at = node;
        for (int i = 0; i < depth; i++) {
            path[i] = at;
            at = stacks.parent(at);
        }
        int caller = at == NONE ? NONE : sameAs[at];
        for (int i = depth - 1; i >= 0; i--) {
            caller = number(path[i], caller);
            sameAs[path[i]] = caller;
        }
        return caller;
    }

    private int number(int node, int caller) {
        int frame = stacks.frame(node);
        if ((stacks.flags(frame) & FrameFlags.ELIDED) != 0) {
            return caller;
        }
        long named =
                (long) plain(stacks.functionId(frame)) << 32 | (stacks.line(frame) & 0xffffffffL);
        int sameFrame = frameByName.computeIfAbsent(mix(named, stacks.fileId(frame)), _ -> frame);
        long key = (long) caller << 32 | (sameFrame & 0xffffffffL);
        return nodeByFrame.computeIfAbsent(key, _ -> node);
    }

    /// The first function with the same name but for numbers of hidden classes.
    private int plain(int function) {
        if (plainByFunction[function] == NONE) {
            String name = plainName(strings.get(function));
            Integer known = functionByPlainName.putIfAbsent(name, function);
            plainByFunction[function] = known == null ? function : known;
        }
        return plainByFunction[function];
    }

    /// `Scen$$Lambda$14/0x1f.run`, `Scen$$Lambda/0x1f.run` and `Scen$$Lambda.run` are one; the
    /// numbers of lambda bodies and of anonymous classes tell code apart and stay.
    static String plainName(String function) {
        int lambda = function.indexOf(LAMBDA);
        int form = lambda < 0 ? function.indexOf("LambdaForm$") : -1;
        if (lambda >= 0) {
            int method = function.lastIndexOf('.');
            int end = lambda + LAMBDA.length();
            return method < end
                    ? function
                    : function.substring(0, end) + function.substring(method);
        }
        int address = form < 0 ? -1 : function.indexOf("0x", form);
        int method = function.lastIndexOf('.');
        return address < 1 || method < address
                ? function
                : function.substring(0, address - 1) + function.substring(method);
    }

    /// Frames of one function and line lie in one file but for the rarest cases, so a file takes
    /// part by its number only.
    private static long mix(long named, int fileId) {
        return named ^ (long) fileId * 0x9E3779B97F4A7C15L;
    }

    /// The innermost frames by name, fewer when the stack is shorter.
    public static List<String> top(Trace trace, int stackId, int depth) {
        List<String> result = new ArrayList<>();
        for (int node = stackId; node != NONE && result.size() < depth; ) {
            int frame = trace.stacks().frame(node);
            result.add(plainName(trace.strings().get(trace.stacks().functionId(frame))));
            node = trace.stacks().parent(node);
        }
        return result;
    }
}
