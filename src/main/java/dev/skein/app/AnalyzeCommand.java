package dev.skein.app;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.analysis.Severity;
import dev.skein.export.OutputFile;
import dev.skein.export.ReportHtml;
import dev.skein.export.ReportJson;
import dev.skein.export.ReportMarkdown;
import dev.skein.export.ReportText;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.task.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `skein analyze FILE...`: what is unusual in a recording, as a story, JSON, Markdown or HTML.
@Command(
        name = "analyze",
        description = "Says what is unusual in a recording.",
        mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
    @picocli.CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, dumps, folders; - is standard input.")
    private List<String> files = List.of();

    @ArgGroup private @Nullable Form form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "A file, or a folder for one file per FILE; else standard output.")
    private @Nullable String output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 on findings from info, warning or critical up.")
    private @Nullable String failOn;

    @Option(
            names = "--set",
            paramLabel = "RULE.PARAM=VALUE",
            description = "Changes a parameter, e.g. DENS.z=10 or sensitivity=high.")
    private List<String> assignments = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private static final class Form {
        @Option(names = "--json", description = "One JSON object per FILE, each on one line.")
        boolean json;

        @Option(names = "--md", description = "Markdown.")
        boolean markdown;

        @Option(names = "--html", description = "One self-contained HTML page per FILE.")
        boolean html;

        String extension() {
            return json ? ".json" : markdown ? ".md" : html ? ".html" : ".txt";
        }
    }

    @Override
    public Integer call() {
        Parameters parameters = parameters();
        Severity threshold = threshold();
        Form chosen = form == null ? new Form() : form;
        return CommandRun.run(
                work -> {
                    int status = ExitStatus.OK;
                    for (String file : files) {
                        status =
                                Math.max(
                                        status, analyze(file, parameters, threshold, chosen, work));
                    }
                    return status;
                });
    }

    private Parameters parameters() {
        Parameters parameters = Parameters.defaults();
        for (String assignment : assignments) {
            try {
                parameters = parameters.set(assignment);
            } catch (IllegalArgumentException e) {
                throw usage("--set " + e.getMessage());
            }
        }
        return parameters;
    }

    private @Nullable Severity threshold() {
        String wanted = failOn;
        if (wanted == null) {
            return null;
        }
        for (Severity severity : Severity.values()) {
            if (severity.key().equals(wanted.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        throw usage("--fail-on " + wanted + ": info, warning or critical");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int analyze(
            String file,
            Parameters parameters,
            @Nullable Severity threshold,
            Form chosen,
            Work work)
            throws IOException {
        try (var _ = CommandProgress.of(file, work)) {
            return analyzeQuietly(file, parameters, threshold, chosen, work);
        }
    }

    private int analyzeQuietly(
            String file,
            Parameters parameters,
            @Nullable Severity threshold,
            Form chosen,
            Work work)
            throws IOException {
        ImportContext context = new ImportContext(work, new Diagnostics(), _ -> {});
        TraceOpener opener = new TraceOpener(BuiltInFormats.all());
        ImportOutcome outcome =
                file.equals("-")
                        ? opener.open("-", System.in, context)
                        : opener.open(Path.of(file), context);
        work.checkCancelled();
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            System.err.println(Failures.line(file, outcome));
            return outcome instanceof ImportOutcome.Cancelled
                    ? ExitStatus.CANCELLED
                    : ExitStatus.UNREADABLE;
        }
        Report report =
                Analysis.run(imported.trace(), parameters, work)
                        .of(baseName(file), !imported.isComplete());
        write(file, report, imported, chosen);
        return threshold != null && fails(report, threshold) ? ExitStatus.FINDINGS : ExitStatus.OK;
    }

    private static String baseName(String file) {
        Path name = Path.of(file).toAbsolutePath().normalize().getFileName();
        return file.equals("-") || name == null ? file : name.toString();
    }

    /// Leaked lanes count as a warning, deadlocks as critical.
    private static boolean fails(Report report, Severity threshold) {
        List<Severity> seen = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.suppressedBy() == null) {
                seen.add(finding.severity());
            }
        }
        for (Leak leak : report.leaks()) {
            if (leak.verdict() == Leak.Verdict.LEAKED) {
                seen.add(Severity.WARNING);
            }
        }
        if (!report.deadlocks().isEmpty()) {
            seen.add(Severity.CRITICAL);
        }
        return seen.stream().anyMatch(severity -> severity.compareTo(threshold) >= 0);
    }

    private void write(String file, Report report, ImportOutcome.Imported imported, Form chosen)
            throws IOException {
        String target = output;
        if (target == null) {
            print(report, imported, chosen, System.out);
            System.out.flush();
            return;
        }
        OutputFile.write(target(target, file, chosen), out -> print(report, imported, chosen, out));
    }

    private Path target(String wanted, String file, Form chosen) throws IOException {
        Path path = Path.of(wanted);
        boolean folder = wanted.endsWith("/") || Files.isDirectory(path) || files.size() > 1;
        if (!folder) {
            return path;
        }
        Files.createDirectories(path);
        String name = file.equals("-") ? "stdin" : baseName(file);
        int dot = name.lastIndexOf('.');
        return path.resolve((dot > 0 ? name.substring(0, dot) : name) + chosen.extension());
    }

    private static void print(
            Report report, ImportOutcome.Imported imported, Form chosen, OutputStream out)
            throws IOException {
        if (chosen.json) {
            ReportJson.write(report, imported.trace(), out);
        } else if (chosen.markdown) {
            out.write(ReportMarkdown.of(report).getBytes(StandardCharsets.UTF_8));
        } else if (chosen.html) {
            out.write(ReportHtml.of(report).getBytes(StandardCharsets.UTF_8));
        } else {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (PrintStream stream = new PrintStream(text, false, StandardCharsets.UTF_8)) {
                ReportText.write(report, stream);
            }
            text.writeTo(out);
        }
    }
}
