package dev.skein.view.locks;

import dev.skein.model.Trace;
import dev.skein.query.DumpPools;
import dev.skein.query.LockPicture;
import dev.skein.view.Strings;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Who waits for whom in the dump that is looked at, worked out in the background. UI thread.
public final class LocksModel {
    private final OpenTrace open;
    private final IntegerProperty dump;
    private final Newest work;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

    /// What the panel shows.
    ///
    /// @param pools of the dump, with busy and idle workers; empty where it cannot tell
    record Shown(Trace trace, LockPicture picture, List<DumpPools.Pool> pools) {
        Shown {
            pools = List.copyOf(pools);
        }
    }

    /// @param dump number of the dump that is looked at
    public LocksModel(
            OpenTrace open, IntegerProperty dump, Executor background, Executor uiThread) {
        this.open = open;
        this.dump = dump;
        this.work = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> count());
        dump.addListener((_, _, _) -> count());
        count();
    }

    private void count() {
        Trace trace = open.trace();
        if (trace == null || trace.dumps().isEmpty()) {
            return;
        }
        int chosen = Math.clamp(dump.get(), 0, trace.dumps().size() - 1);
        work.replace(
                _ ->
                        new Shown(
                                trace,
                                LockPicture.of(trace, chosen),
                                DumpPools.of(trace, trace.dumps().get(chosen))),
                this::show);
    }

    private void show(Shown fresh) {
        shown.set(fresh);
        if (!fresh.picture().cycles().isEmpty()) {
            open.panels().suggest(Panel.LOCKS);
        }
    }

    OpenTrace open() {
        return open;
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void select(int lane) {
        open.laneProperty().set(lane);
    }

    /// One line: deadlocks, threads that wait, pools.
    String summary() {
        Shown now = shown.get();
        if (now == null) {
            return Strings.get("locks.no.dump");
        }
        if (now.picture().nodes().isEmpty() && now.pools().isEmpty()) {
            return Strings.get("locks.none");
        }
        long waiting = now.picture().nodes().stream().filter(node -> node.blocker() >= 0).count();
        String pools =
                now.pools().stream()
                        .map(
                                pool ->
                                        Strings.get(
                                                "locks.pool",
                                                pool.name(),
                                                pool.busy(),
                                                pool.idle()))
                        .collect(Collectors.joining());
        return Strings.get("locks.summary", now.picture().cycles().size(), waiting) + pools;
    }

    static String name(Trace trace, int lane) {
        String name = trace.lanes().name(lane);
        return name.isEmpty() ? "#" + trace.lanes().id(lane) : name;
    }
}
