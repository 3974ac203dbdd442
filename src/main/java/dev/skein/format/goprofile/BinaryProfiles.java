package dev.skein.format.goprofile;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.Input;
import dev.skein.format.Match;
import java.nio.charset.StandardCharsets;

/// Goroutine profiles in pprof's binary form, as `go tool pprof` reads them.
public final class BinaryProfiles implements DumpKind.Whole {
    static final String FORMAT_ID = "go-profile";

    @Override
    public String name() {
        return "Go goroutine profile (pprof)";
    }

    /// The fields of a profile come in any order and its strings after their users, so the bytes
    /// must make a profile as far as they go.
    @Override
    public Match sniff(FileHead head) {
        byte[] bytes = head.bytes();
        boolean whole = head.sizeBytes() == bytes.length;
        int fields = ProtoFields.countProfileFields(bytes, whole);
        if (fields == 0) {
            return Match.NO;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("goroutine") ? Match.CERTAIN : Match.PLAUSIBLE;
    }

    @Override
    public void read(Input input, DumpSink sink, ImportContext context) {
        new BinaryProfileReader(sink).read(input.bytes());
    }
}
