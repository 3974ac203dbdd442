package dev.skein.format.gotrace;

import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.Match;
import dev.skein.format.TraceFormat;
import java.util.List;

/// Go execution traces as `runtime/trace`, `go test -trace` and `/debug/pprof/trace` write them.
public final class GoTraceFormat implements TraceFormat {
    @Override
    public String name() {
        return GoModel.FORMAT_NAME;
    }

    @Override
    public Match sniff(FileHead head) {
        return head.startsWith("go 1.") ? Match.CERTAIN : Match.NO;
    }

    @Override
    public ImportOutcome read(List<Input> inputs, ImportContext context) {
        context.work().checkCancelled();
        Input input = inputs.get(0);
        GoVersion version = GoVersion.of(input.head());
        if (version == null) {
            return unreadable(input, "the header is cut off or damaged", "record the trace again");
        }
        if (version.isKnown()) {
            return read(version, input, context);
        }
        if (version.minor() > GoVersion.NEWEST) {
            context.diagnostics()
                    .countAtByte(
                            GoTraceCode.NEWER_VERSION,
                            0,
                            "format "
                                    + version.text()
                                    + " is newer than this version of Skein; it was read as 1."
                                    + GoVersion.NEWEST);
            return read(version, input, context);
        }
        String advice =
                version.minor() < 11
                        ? "record it with Go 1.11 or newer"
                        : "known are 1.11, 1.19, 1.21, 1.22, 1.23, 1.25 and 1.26";
        return unreadable(
                input,
                version.minor() < 11
                        ? "format " + version.text() + " is older than Go 1.11"
                        : "there is no format " + version.text(),
                advice);
    }

    private static ImportOutcome read(GoVersion version, Input input, ImportContext context) {
        return version.isV2()
                ? new V2Reader(version, input, context).read()
                : new V1Reader(version, input, context).read();
    }

    private static ImportOutcome unreadable(Input input, String reason, String advice) {
        return new ImportOutcome.Unreadable(
                input.name(), GoModel.FORMAT_NAME, "byte 0", reason, advice);
    }
}
