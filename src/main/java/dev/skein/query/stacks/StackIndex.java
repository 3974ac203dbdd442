package dev.skein.query.stacks;

import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What questions about the stacks of one trace have in common whatever the scope: signatures,
/// folded paths, creation sites. Made on first use and kept; any thread.
public final class StackIndex {
    private static final int KEPT = 6;

    private final Trace trace;
    private final Map<Object, Object> kept = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable LaneSites sites;

    public StackIndex(Trace trace) {
        this.trace = trace;
    }

    public Trace trace() {
        return trace;
    }

    /// The groups in a scope.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public StackGroups groups(Scope scope, GroupOptions options, Work work) {
        StackKeys keys = keys(options, work);
        LaneSites laneSites = sites();
        GroupColumns columns = new GroupColumns(trace, scope, options, keys, laneSites);
        new HitWalk(trace, scope, options, work).run(columns);
        columns.finish();
        return new StackGroups(trace, scope, options, keys, laneSites, columns);
    }

    /// The call tree of a scope, for an icicle.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public StackTree tree(
            Scope scope, @Nullable Scope baseline, TreeOptions treeOptions, Work work) {
        return StackTreeBuilder.build(this, scope, baseline, treeOptions, work);
    }

    private record KeyOfKeys(boolean exact, int top, boolean fold, boolean hide) {}

    public StackKeys keys(GroupOptions options, Work work) {
        boolean exact = options.grouping() == Grouping.EXACT;
        return cached(
                new KeyOfKeys(
                        exact,
                        exact ? 0 : options.topFrames(),
                        options.foldLambdas(),
                        options.hideRuntime()),
                StackKeys.class,
                () -> StackKeys.of(trace, options, work));
    }

    private record KeyOfPaths(boolean fold, boolean hide) {}

    TreePaths paths(boolean fold, boolean hide, Work work) {
        return cached(
                new KeyOfPaths(fold, hide),
                TreePaths.class,
                () -> TreePaths.of(trace, fold, hide, work));
    }

    public synchronized LaneSites sites() {
        LaneSites known = sites;
        if (known == null) {
            known = LaneSites.of(trace);
            sites = known;
        }
        return known;
    }

    private synchronized <T> T cached(
            Object key, Class<T> type, java.util.function.Supplier<T> make) {
        Object known = kept.get(key);
        if (known == null) {
            known = make.get();
            kept.put(key, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return type.cast(known);
    }
}
