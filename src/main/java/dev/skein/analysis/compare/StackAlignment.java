package dev.skein.analysis.compare;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Matches the stacks of two traces by their normalised function names.
///
/// A stack's key is a 64-bit hash over the names from the outermost frame inwards, so that one pass
/// over the tree of stacks gives all keys and no stack is spelled out that is not shown. Stacks
/// that differ only in lines or in the numbers of lambdas fall together.
final class StackAlignment {
    private static final String MIXED = "mixed";

    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        final Trace trace;
        final int stack;
        final Tally a = new Tally();
        final Tally b = new Tally();
        byte state;

        Entry(Trace trace, int stack, byte state) {
            this.trace = trace;
            this.stack = stack;
            this.state = state;
        }
    }

    StackAlignment(Trace traceA, WindowSums a, Trace traceB, WindowSums b) {
        add(traceA, a, true);
        add(traceB, b, false);
    }

    private void add(Trace trace, WindowSums sums, boolean sideA) {
        long[] keys = keys(trace);
        for (int stack = 0; stack < keys.length; stack++) {
            if (sums.stackCount(stack) > 0) {
                int first = stack;
                byte state = sums.stackState(stack);
                Entry entry =
                        entries.computeIfAbsent(keys[stack], _ -> new Entry(trace, first, state));
                entry.state = entry.state == state ? state : WindowSums.MIXED;
                (sideA ? entry.a : entry.b).add(sums.stackNanos(stack), sums.stackCount(stack));
            }
        }
    }

    private static long[] keys(Trace trace) {
        StackTable stacks = trace.stacks();
        long[] names = new long[stacks.frameCount()];
        for (int frame = 0; frame < names.length; frame++) {
            names[frame] = hash(trace.strings().get(stacks.normalisedId(frame)));
        }
        long[] keys = new long[stacks.nodeCount()];
        for (int node = 0; node < keys.length; node++) {
            int parent = stacks.parent(node);
            long outer = parent == IntervalStore.NONE ? 0 : keys[parent];
            keys[node] = mix(outer * 31 + names[stacks.frame(node)]);
        }
        return keys;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// How many stacks occur on either side.
    int size() {
        return entries.size();
    }

    /// The stacks that changed most, largest change first; those that did not change are left out.
    List<StackChange> largest(Scale scale, int limit) {
        record Ranked(Entry entry, Change change) {}
        List<Ranked> ranked = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Change change = Change.of(entry.a, entry.b, scale);
            if (change.difference() != 0) {
                ranked.add(new Ranked(entry, change));
            }
        }
        Comparator<Ranked> bySize =
                Comparator.comparingDouble(r -> -Math.abs(r.change.difference()));
        return ranked.stream()
                .sorted(bySize)
                .limit(limit)
                .map(r -> new StackChange(frames(r.entry), state(r.entry.state), r.change))
                .toList();
    }

    private static List<String> frames(Entry entry) {
        StackTable stacks = entry.trace.stacks();
        List<String> frames = new ArrayList<>();
        for (int node = entry.stack; node != IntervalStore.NONE; node = stacks.parent(node)) {
            frames.add(entry.trace.strings().get(stacks.normalisedId(stacks.frame(node))));
        }
        return frames;
    }

    private static String state(byte code) {
        return code == WindowSums.MIXED ? MIXED : LaneState.ofCode(code).key();
    }
}
