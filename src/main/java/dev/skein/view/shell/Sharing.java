package dev.skein.view.shell;

/// What leaves the window: links, pictures, comparisons, sessions. The program around the window
/// does it. UI thread.
public interface Sharing {
    /// Puts a link to what is shown on the clipboard.
    void copyLink(Document document);

    /// Asks where marks, notes and views shall be kept.
    void chooseSessionPlace();
}
