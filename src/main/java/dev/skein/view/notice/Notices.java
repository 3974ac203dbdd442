package dev.skein.view.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notices of a window that nobody has answered or closed, oldest first. UI thread.
public final class Notices {
    private static final int MOST = 20;

    private final ObservableList<Notice> open = FXCollections.observableArrayList();

    public ObservableList<Notice> open() {
        return open;
    }

    /// Shows a notice; one with the same words is replaced.
    public void show(Notice notice) {
        open.removeIf(known -> known.text().equals(notice.text()));
        open.add(notice);
        if (open.size() > MOST) {
            open.removeFirst();
        }
    }

    public void close(Notice notice) {
        open.remove(notice);
    }

    /// Takes the notice away and does what was chosen.
    public void choose(Notice notice, Notice.Choice choice) {
        close(notice);
        choice.code().run();
    }
}
