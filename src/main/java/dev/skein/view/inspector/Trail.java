package dev.skein.view.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The pages that were looked at, oldest first, and which of them is shown: as in a browser, a
/// visit drops what lay ahead. UI thread.
public final class Trail {
    private static final int MOST = 200;

    private final List<Page> pages = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Page> current = new ReadOnlyObjectWrapper<>();
    private int at = -1;

    /// The page shown, null before the first.
    public ReadOnlyObjectProperty<@Nullable Page> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Goes to a page; nothing happens when it is the one shown.
    void visit(Page page) {
        if (page.equals(current.get())) {
            return;
        }
        while (pages.size() > at + 1) {
            pages.removeLast();
        }
        pages.add(page);
        if (pages.size() > MOST) {
            pages.removeFirst();
        }
        at = pages.size() - 1;
        current.set(page);
    }

    /// Goes back (-1) or forward (1).
    ///
    /// @return the page there, null when there is none
    @Nullable Page step(int direction) {
        if (at + direction < 0 || at + direction >= pages.size()) {
            return null;
        }
        at += direction;
        current.set(pages.get(at));
        return current.get();
    }

    boolean canStep(int direction) {
        return at + direction >= 0 && at + direction < pages.size();
    }

    /// The last `most` pages up to the one shown.
    List<Page> last(int most) {
        return List.copyOf(pages.subList(Math.max(0, at + 1 - most), at + 1));
    }

    /// Forgets everything: the pages belong to another trace.
    void clear() {
        pages.clear();
        at = -1;
        current.set(null);
    }
}
