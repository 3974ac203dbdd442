package dev.skein.bench;

import java.nio.file.Path;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/// Loads a recording the way JDK Mission Control does.
final class JmcPeer {
    private JmcPeer() {}

    static Object read(Path file) throws Exception {
        return JfrLoaderToolkit.loadEvents(file.toFile());
    }
}
