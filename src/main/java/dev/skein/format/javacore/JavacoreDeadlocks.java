package dev.skein.format.javacore;

import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import java.util.ArrayList;
import java.util.List;

/// The deadlocks that a javacore reports: in each block every thread waits for what the next one
/// owns, and the last for what the first does. Threads are named by their address.
final class JavacoreDeadlocks {
    private final List<List<Long>> blocks = new ArrayList<>();

    void beginBlock() {
        blocks.add(new ArrayList<>());
    }

    void thread(TextLine line, int at) {
        long address = JavacoreThread.addressAfter(line, at, "(0x");
        if (blocks.isEmpty()) {
            beginBlock();
        }
        if (address != 0) {
            blocks.getLast().add(address);
        }
    }

    void resolve(DumpBuilder dump, JavacoreThread threads) {
        for (List<Long> block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                int waiter = threads.rowOf(block.get(i));
                int owner = threads.rowOf(block.get((i + 1) % block.size()));
                if (waiter >= 0 && owner >= 0 && waiter != owner) {
                    dump.reported(waiter, owner);
                }
            }
        }
        blocks.clear();
    }
}
