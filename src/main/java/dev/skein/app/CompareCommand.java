package dev.skein.app;

import dev.skein.analysis.Report;
import dev.skein.analysis.compare.Comparison;
import dev.skein.analysis.compare.Side;
import dev.skein.export.CompareJson;
import dev.skein.export.CompareMarkdown;
import dev.skein.export.CompareText;
import dev.skein.export.Recording;
import dev.skein.model.TimeRange;
import dev.skein.query.TimeSpans;
import dev.skein.task.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `skein compare A B`: what changed between two recordings, or between two windows of one.
@Command(
        name = "compare",
        description = "Says what changed between two recordings, or two windows of one.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..2",
            paramLabel = "FILE",
            description = "A and B; one FILE with both windows compares it with itself.")
    private List<String> files = List.of();

    @ArgGroup private @Nullable Form form;

    @Option(
            names = "--window-a",
            paramLabel = "T..T",
            description = "The part of A, e.g. 1.5s..2s; else all of it.")
    private @Nullable String windowA;

    @Option(names = "--window-b", paramLabel = "T..T", description = "The part of B.")
    private @Nullable String windowB;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write; else standard output.")
    private String output = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private static final class Form {
        @Option(names = "--json", description = "One JSON object on one line.")
        boolean json;

        @Option(names = "--md", description = "Markdown.")
        boolean markdown;
    }

    @Override
    public Integer call() {
        TimeRange partA = window("--window-a", windowA);
        TimeRange partB = window("--window-b", windowB);
        if (files.size() == 1 && (partA == null || partB == null)) {
            throw usage("compare needs two FILEs, or one with --window-a and --window-b");
        }
        return CommandRun.run(work -> compare(partA, partB, work));
    }

    private int compare(@Nullable TimeRange partA, @Nullable TimeRange partB, Work work)
            throws IOException {
        List<Recording> recordings = OpenedFile.openAll(files, work);
        Recording a = recordings.getFirst();
        Recording b = recordings.getLast();
        Report reportA = ReportPicture.report(a, work);
        Report reportB = recordings.size() == 1 ? reportA : ReportPicture.report(b, work);
        Comparison comparison =
                Comparison.of(side(a, partA, reportA), side(b, partB, reportB), work);
        write(comparison);
        return ExitStatus.OK;
    }

    private static Side side(Recording recording, @Nullable TimeRange part, Report report) {
        TimeRange window = part == null ? recording.trace().range() : part;
        return new Side(recording.name(), recording.trace(), window, report);
    }

    private @Nullable TimeRange window(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return TimeSpans.parse(text)
                .orElseThrow(() -> usage(option + " " + text + ": write it like 1.5s..2s"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void write(Comparison comparison) {
        Form chosen = form == null ? new Form() : form;
        Output.write(
                output,
                out -> {
                    if (chosen.json) {
                        CompareJson.write(comparison, out);
                    } else {
                        String text =
                                chosen.markdown
                                        ? CompareMarkdown.of(comparison)
                                        : CompareText.of(comparison);
                        out.write(text.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }
}
