package dev.skein.view.shell;

/// What leaves the window: links, pictures, comparisons, sessions. The program around the window
/// does it. UI thread.
public interface Sharing {
    /// Puts a link to what is shown on the clipboard.
    void copyLink(Document document);

    /// Opens the dialog that makes a picture for a report.
    void export(Document document);

    /// Puts the picture for a report on the clipboard, as the dialog would make it at first.
    void copyPicture(Document document);

    /// Marks what is chosen as the first window of a comparison, or compares the first with it.
    void markWindow(Document document);

    /// Compares the document with a file that the user picks.
    void compareWith(Document document);

    /// Asks where marks, notes and views shall be kept.
    void chooseSessionPlace();
}
