package dev.skein.app;

import dev.skein.session.SavedView;
import dev.skein.session.ViewLink;
import dev.skein.view.Strings;
import dev.skein.view.notice.Notice;
import dev.skein.view.shell.Document;
import dev.skein.view.shell.Sharing;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.TraceSource;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Hands out what leaves the window. JavaFX thread.
final class WindowSharing implements Sharing {
    private final WindowParts parts;
    private final WindowParts.Environment environment;
    private final Newest hashing;

    WindowSharing(WindowParts parts, WindowParts.Environment environment) {
        this.parts = parts;
        this.environment = environment;
        this.hashing = new Newest(environment.background(), environment.uiThread());
    }

    @Override
    public void chooseSessionPlace() {
        parts.sessions().consent().ask();
    }

    /// The hash of a large file takes a moment; the link is that of the moment of the key.
    @Override
    public void copyLink(Document document) {
        TraceSource source = document.open().source();
        SavedView view = LinkedView.of(document);
        hashing.replace(
                _ -> environment.sessions().sha256(source),
                hash -> copied(ViewLink.of(source.name(), hash, view).format()));
    }

    private void copied(String link) {
        ClipboardContent content = new ClipboardContent();
        content.putString(link);
        Clipboard.getSystemClipboard().setContent(content);
        parts.notices().show(Notice.info(Strings.get("link.copied", link)));
    }
}
