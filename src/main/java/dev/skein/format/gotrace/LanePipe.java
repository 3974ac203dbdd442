package dev.skein.format.gotrace;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries what [V2Order] finds out to the lanes, which a second thread fills where one is free.
///
/// Finding the order is sequential, and so is filling lanes, but the two need each other's data
/// only at generation borders; each takes about half of the time. So changes of state are written
/// to batches of plain columns, a batch is handed on when it is full, and whoever holds the lock
/// applies batches in their order: a task of the common pool, or, when that is behind or never gets
/// a thread, the caller itself. Without a second thread this costs what calling the lanes directly
/// would.
///
/// All methods are for the one thread that orders events. [#drain] waits until everything is
/// applied; only then may that thread touch the model.
final class LanePipe {
    private static final int BATCHES = 8;
    private static final int SPINS = 4000;

    private final GoModel model;
    private final ReentrantLock applying = new ReentrantLock();
    private final ArrayBlockingQueue<LaneBatch> full = new ArrayBlockingQueue<>(BATCHES);
    private final ArrayBlockingQueue<LaneBatch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final AtomicBoolean helping = new AtomicBoolean();
    private volatile @Nullable Throwable failure;
    private LaneBatch open = new LaneBatch();

    LanePipe(GoModel model) {
        this.model = model;
        for (int i = 1; i < BATCHES; i++) {
            empty.add(new LaneBatch());
        }
    }

    /// The batch to write the next change to.
    LaneBatch next() {
        if (open.isFull()) {
            handOn();
        }
        return open;
    }

    private void handOn() {
        rethrow();
        full.add(open);
        if (helping.compareAndSet(false, true)) {
            ForkJoinPool.commonPool().execute(this::help);
        }
        LaneBatch free = empty.poll();
        while (free == null) {
            applyOne();
            free = empty.poll();
        }
        open = free;
    }

    /// What the other thread does: applies batches until none has come for a while.
    private void help() {
        int idle = 0;
        while (idle < SPINS) {
            if (full.isEmpty()) {
                idle++;
                Thread.onSpinWait();
            } else {
                idle = 0;
                applyOne();
            }
        }
        helping.set(false);
        if (!full.isEmpty() && helping.compareAndSet(false, true)) {
            ForkJoinPool.commonPool().execute(this::help);
        }
    }

    private void applyOne() {
        applying.lock();
        try {
            LaneBatch batch = full.poll();
            if (batch != null) {
                if (failure == null) {
                    batch.applyTo(model);
                }
                batch.clear();
                empty.add(batch);
            }
        } catch (Throwable e) {
            failure = e;
            empty.add(new LaneBatch());
        } finally {
            applying.unlock();
        }
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Applies everything written so far.
    void drain() {
        if (!open.isEmpty()) {
            handOn();
        }
        applying.lock();
        try {
            while (!full.isEmpty()) {
                applyOne();
            }
        } finally {
            applying.unlock();
        }
        rethrow();
    }

    /// Runs something on the model between two batches, on the calling thread.
    void between(Runnable action) {
        applying.lock();
        try {
            action.run();
        } finally {
            applying.unlock();
        }
    }
}
