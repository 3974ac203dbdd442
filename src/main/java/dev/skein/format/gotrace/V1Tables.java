package dev.skein.format.gotrace;

import dev.skein.model.IntervalStore;
import java.util.Map;

/// Strings and stacks of a v1 trace with ids translated to the trace's own. A stack that is missing
/// is no stack, as in Go's reader.
final class V1Tables {
    private static final int FRAME_FIELDS = 4;

    private final GoSymbols symbols;
    private final IdTable strings = new IdTable();
    private final IdTable stacks = new IdTable();
    private final int unknownString;

    V1Tables(V1Index index, GoSymbols symbols) {
        this.symbols = symbols;
        this.unknownString = symbols.string("?");
        strings.put(0, 0);
        index.strings().forEach((id, text) -> strings.put(id, symbols.string(text)));
        for (Map.Entry<Long, long[]> entry : index.stacks().entrySet()) {
            int stack = intern(entry.getValue());
            if (stack != IntervalStore.NONE) {
                stacks.put(entry.getKey(), stack);
            }
        }
    }

    private int intern(long[] fields) {
        int[] frames = new int[fields.length / FRAME_FIELDS];
        int kept = 0;
        for (int at = 0; at < fields.length; at += FRAME_FIELDS) {
            if (fields[at] != 0 || fields[at + 1] != 0 || fields[at + 3] != 0) {
                frames[kept++] =
                        symbols.frame(
                                string(fields[at + 1]), string(fields[at + 2]), fields[at + 3]);
            }
        }
        return symbols.stack(frames, kept);
    }

    int string(long id) {
        int known = strings.get(id);
        return known >= 0 ? known : unknownString;
    }

    int stack(long id) {
        return id == 0 ? IntervalStore.NONE : stacks.get(id);
    }
}
