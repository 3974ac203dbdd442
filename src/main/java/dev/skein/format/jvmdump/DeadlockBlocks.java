package dev.skein.format.jvmdump;

import dev.skein.format.DumpSink;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blocks in which HotSpot itself reports deadlocks, turned into waits between rows of the
/// dump.
///
/// Names are not unique: the thread meant is the one of that name whose own lock line waits for the
/// address in the block.
final class DeadlockBlocks {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final List<Entry> entries = new ArrayList<>();
    private int block;
    private @Nullable Entry current;

    /// One thread of a block.
    private static final class Entry {
        private final int block;
        private final String name;
        private String lock = "";
        private String owner = "";
        private int row = NONE;

        Entry(int block, String name) {
            this.block = block;
            this.name = name;
        }
    }

    DeadlockBlocks(DumpSink sink) {
        this.sink = sink;
    }

    void beginBlock() {
        block++;
        current = null;
    }

    void thread(String name) {
        current = new Entry(block, name);
        entries.add(current);
    }

    boolean take(TextLine line, int at) {
        Entry entry = current;
        if (line.byteAt(at) == '=') {
            return true;
        }
        if (entry == null) {
            return false;
        }
        if (line.has(at, "waiting ")) {
            int object = line.find(at, "(object ");
            int from = object < 0 ? line.find(at, "0x") : object + 8;
            if (from >= 0) {
                int end = from;
                while (Character.isLetterOrDigit(line.byteAt(end))) {
                    end++;
                }
                entry.lock = line.string(from, end);
            }
            return true;
        }
        int held = line.find(at, "which is held by \"");
        if (held >= 0) {
            int from = held + 18;
            int close = line.findLast('"');
            entry.owner = line.string(from, Math.max(from, close));
            return true;
        }
        return line.has(at, "which is held by ") || line.has(at, "in JNI");
    }

    /// Adds the waits of all blocks to the dump.
    void resolve(DumpBuilder dump) {
        for (Entry entry : entries) {
            entry.row = rowOf(dump, entry.name, entry.lock);
        }
        for (Entry entry : entries) {
            int owner = ownerOf(dump, entry);
            if (entry.row != NONE && owner != NONE && owner != entry.row) {
                dump.reported(entry.row, owner);
            }
        }
    }

    private int ownerOf(DumpBuilder dump, Entry waiter) {
        for (Entry entry : entries) {
            if (entry.block == waiter.block && entry != waiter && entry.name.equals(waiter.owner)) {
                return entry.row;
            }
        }
        return waiter.owner.isEmpty() ? NONE : rowOf(dump, waiter.owner, "");
    }

    /// The thread of that name that waits for `lock`, else the first of the name.
    private int rowOf(DumpBuilder dump, String name, String lock) {
        int nameId = sink.tables().word(name);
        int first = NONE;
        for (int row = 0; row < dump.size(); row++) {
            if (dump.nameId(row) != nameId) {
                continue;
            }
            int waits = dump.waitLock(row);
            if (waits >= 0
                    && sink.tables()
                            .builder()
                            .strings()
                            .get(dump.lockNameId(waits))
                            .equalsIgnoreCase(lock)) {
                return row;
            }
            first = first == NONE ? row : first;
        }
        return first;
    }

    void clear() {
        entries.clear();
        current = null;
        block = 0;
    }
}
