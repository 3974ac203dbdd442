package dev.skein.app;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.compare.Comparison;
import dev.skein.analysis.compare.Side;
import dev.skein.export.CompareMarkdown;
import dev.skein.export.CompareTables;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.view.Strings;
import dev.skein.view.notice.Notice;
import dev.skein.view.session.SessionModel;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Compares two windows of a document, or a document with another file, in the background. JavaFX
/// thread.
final class WindowCompare {
    private final WindowParts parts;
    private final WindowParts.Environment environment;
    private final BiConsumer<CompareTables, String> show;
    private final Newest newest;

    private record Result(@Nullable Comparison comparison, String problem) {}

    /// @param show the tables and the whole as Markdown
    WindowCompare(
            WindowParts parts,
            WindowParts.Environment environment,
            BiConsumer<CompareTables, String> show) {
        this.parts = parts;
        this.environment = environment;
        this.show = show;
        this.newest = new Newest(environment.background(), environment.uiThread());
    }

    /// The first time marks window A, the second time compares it with what is chosen then.
    void mark(Document document) {
        SessionModel session = document.session();
        TimeRange a = session.session().windowA();
        TimeRange now = document.open().window();
        Trace trace = document.open().trace();
        if (trace == null) {
            return;
        }
        if (a == null || session.session().windowB() != null) {
            session.setWindows(now, null);
            parts.notices()
                    .show(
                            Notice.info(
                                    Strings.get(
                                            "compare.marked",
                                            document.open().times().at(now.startNanos()),
                                            document.open().times().at(now.endNanos()))));
            return;
        }
        session.setWindows(a, now);
        String name = document.open().source().name();
        newest.replace(
                work -> new Result(compare(name, trace, a, name, trace, now, work), ""),
                this::finished);
    }

    /// The whole of the document with the whole of another file.
    void with(Document document, Path other) {
        Trace trace = document.open().trace();
        if (trace == null) {
            return;
        }
        String name = document.open().source().name();
        TraceSource source = TraceSource.of(other);
        newest.replace(work -> read(name, trace, source, work), this::finished);
    }

    private Result read(String name, Trace trace, TraceSource other, Work work) {
        ImportContext context = new ImportContext(work, new Diagnostics(), _ -> {});
        ImportOutcome outcome = environment.reader().read(other, context);
        if (!(outcome instanceof ImportOutcome.Imported(Trace read, _))) {
            return new Result(null, Failures.line(other.name(), outcome));
        }
        return new Result(
                compare(name, trace, trace.range(), other.name(), read, read.range(), work), "");
    }

    private static Comparison compare(
            String nameA,
            Trace a,
            TimeRange windowA,
            String nameB,
            Trace b,
            TimeRange windowB,
            Work work) {
        Side sideA = side(nameA, a, windowA, work);
        Side sideB = side(nameB, b, windowB, work);
        return Comparison.of(sideA, sideB, work);
    }

    private static Side side(String name, Trace trace, TimeRange window, Work work) {
        return new Side(
                name,
                trace,
                window,
                Analysis.run(trace, Parameters.defaults(), work).of(name, trace.info().partial()));
    }

    private void finished(Result result) {
        Comparison comparison = result.comparison();
        if (comparison == null) {
            parts.notices().show(Notice.problem(result.problem()));
        } else {
            show.accept(CompareTables.of(comparison), CompareMarkdown.of(comparison));
        }
    }
}
