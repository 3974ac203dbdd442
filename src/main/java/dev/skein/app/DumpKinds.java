package dev.skein.app;

import dev.skein.format.DumpKind;
import dev.skein.format.coroutinedump.CoroutineDumps;
import dev.skein.format.godump.GoDumps;
import dev.skein.format.goprofile.BinaryProfiles;
import dev.skein.format.goprofile.TextProfiles;
import dev.skein.format.javacore.Javacores;
import dev.skein.format.jvmdump.HotSpotDumps;
import dev.skein.format.jvmdump.JdkTextDumps;
import dev.skein.format.jvmdump.ThreadInfoDumps;
import dev.skein.format.jvmjson.ActuatorDumps;
import dev.skein.format.jvmjson.JdkJsonDumps;
import java.util.List;

/// The one place that names every kind of dump.
final class DumpKinds {
    private DumpKinds() {}

    /// In the order in which a line of text is offered to them.
    static List<DumpKind> all() {
        return List.of(
                new HotSpotDumps(),
                new GoDumps(),
                new JdkJsonDumps(),
                new JdkTextDumps(),
                new ThreadInfoDumps(),
                new ActuatorDumps(),
                new Javacores(),
                new CoroutineDumps(),
                new TextProfiles(),
                new BinaryProfiles());
    }
}
