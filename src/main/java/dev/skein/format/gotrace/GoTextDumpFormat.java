package dev.skein.format.gotrace;

import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.Match;
import dev.skein.format.TraceFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Text dumps of `go tool trace -d`, which are for debugging the tool and differ from release to
/// release: recognised so that they can be explained, not read.
public final class GoTextDumpFormat implements TraceFormat {
    private static final int SNIFF_CHARACTERS = 2000;

    /// Ordered events, since Go 1.22.
    private static final Pattern PARSED =
            Pattern.compile("(?m)^M=-?\\d+ P=-?\\d+ G=-?\\d+ \\w+ .*Time=\\d+");

    /// Records as they lie in the file.
    private static final Pattern WIRE =
            Pattern.compile("(?m)^(EventBatch gen=\\d+ m=|Trace Go1\\.\\d+)");

    /// Events of Go 1.11 to 1.21.
    private static final Pattern OLD = Pattern.compile("(?m)^\\d+ \\w+ p=-?\\d+ g=\\d+ off=\\d+");

    private static final Pattern FOOTPRINT =
            Pattern.compile("(?m)^Event\\s+Bytes\\s+%\\s+Count\\s+%");

    @Override
    public String name() {
        return "Go trace text dump";
    }

    @Override
    public Match sniff(FileHead head) {
        byte[] bytes = head.bytes();
        int length = Math.min(bytes.length, SNIFF_CHARACTERS);
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        boolean found =
                PARSED.matcher(text).find()
                        || WIRE.matcher(text).find()
                        || OLD.matcher(text).find()
                        || FOOTPRINT.matcher(text).find();
        return found ? Match.CERTAIN : Match.NO;
    }

    @Override
    public ImportOutcome read(List<Input> inputs, ImportContext context) {
        return new ImportOutcome.Unreadable(
                inputs.get(0).name(),
                name(),
                "line 1",
                "this is the text that `go tool trace -d` prints, not the trace",
                "open the trace file that it was made from");
    }
}
