package dev.skein.format;

import dev.skein.task.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens anything a user may name: unpacks it, finds the format by content, reads it, and turns
/// every failure into an outcome.
///
/// This is the one place where a disk error, a bug in a reader or a lack of memory becomes a
/// sentence.
public final class TraceOpener {
    private final List<TraceFormat> formats;

    /// @param formats in order of preference among equal matches
    public TraceOpener(List<TraceFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /// Opens one file, folder or archive.
    public ImportOutcome open(Path path, ImportContext context) {
        return guarded(
                String.valueOf(path.getFileName()),
                context,
                () -> new Unpacker(context.work()).open(path));
    }

    /// Opens several files as one trace, such as the dumps of a series; see [#together].
    public ImportOutcome open(List<Path> paths, ImportContext context) {
        return guarded(
                String.valueOf(paths.getFirst().getFileName()),
                context,
                () -> new Unpacker(context.work()).open(paths));
    }

    /// Which of the files that a user names at once are one trace: see [FileGroups].
    public List<List<Path>> together(List<Path> paths) {
        return new FileGroups(this).of(paths);
    }

    /// Opens what a stream holds up to its end.
    public ImportOutcome open(String name, InputStream stream, ImportContext context) {
        return guarded(name, context, () -> new Unpacker(context.work()).open(name, stream));
    }

    /// Opens inputs that are already in memory; they are closed.
    public ImportOutcome open(String name, List<Input> inputs, ImportContext context) {
        return guarded(name, context, () -> inputs);
    }

    private interface Source {
        List<Input> open() throws IOException;
    }

    private ImportOutcome guarded(String name, ImportContext context, Source source) {
        List<Input> inputs = List.of();
        try {
            inputs = source.open();
            return read(name, inputs, context);
        } catch (CancelledException e) {
            return new ImportOutcome.Cancelled();
        } catch (NoSuchFileException e) {
            return new ImportOutcome.Unreadable(
                    name, "file", "", "there is no such file", "check the path");
        } catch (IOException e) {
            return new ImportOutcome.Unreadable(
                    name,
                    "file",
                    "",
                    "it could not be read: " + reason(e),
                    "check permissions and free disk space");
        } catch (OutOfMemoryError e) {
            return new ImportOutcome.Unreadable(
                    name,
                    "file",
                    "",
                    "it needs more memory than Skein may use",
                    "raise the memory limit (-Xmx)");
        } catch (RuntimeException e) {
            System.getLogger(TraceOpener.class.getName())
                    .log(System.Logger.Level.ERROR, "reader failed on " + name, e);
            return new ImportOutcome.Unreadable(
                    name,
                    "file",
                    "",
                    "Skein failed on it: " + e,
                    "this is a bug: please report it with --debug");
        } finally {
            inputs.forEach(Input::close);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private ImportOutcome read(String name, List<Input> inputs, ImportContext context)
            throws IOException {
        for (Input input : inputs) {
            for (Diagnostic diagnostic : input.unpacking()) {
                context.diagnostics()
                        .add(
                                diagnostic.code(),
                                diagnostic.count(),
                                diagnostic.firstAtByte(),
                                diagnostic.firstAtLine(),
                                diagnostic.message());
            }
        }
        TraceFormat format = surest(inputs);
        List<Input> chosen = new ArrayList<>();
        List<Input> dumps = new ArrayList<>();
        for (Input input : inputs) {
            TraceFormat its = recognise(input.head());
            if (its != null && its.equals(format)) {
                chosen.add(input);
            } else if (its != null && its.joinsFiles()) {
                dumps.add(input);
            }
        }
        if (format == null) {
            return unrecognised(name, inputs);
        }
        return format.read(
                format.joinsInputs() ? chosen : chosen.subList(0, 1),
                format.takesDumps() ? context.with(dumps) : context);
    }

    /// The format of the first input that one is certain of, else of the first that is anybody's:
    /// notes beside the files of a recording are text, too. A recording goes before the dumps that
    /// lie beside it, since it takes them.
    private @Nullable TraceFormat surest(List<Input> inputs) {
        TraceFormat plausible = null;
        TraceFormat certain = null;
        for (Input input : inputs) {
            TraceFormat its = recognise(input.head());
            if (its != null && its.sniff(input.head()) == Match.CERTAIN) {
                if (certain == null || (its.takesDumps() && certain.joinsFiles())) {
                    certain = its;
                }
            }
            plausible = plausible == null ? its : plausible;
        }
        return certain == null ? plausible : certain;
    }

    private ImportOutcome unrecognised(String name, List<Input> inputs) {
        for (Input input : inputs) {
            if (!input.unpacking().isEmpty()) {
                String reason = input.unpacking().getFirst().message();
                return new ImportOutcome.Unreadable(
                        name,
                        "packed file",
                        "",
                        reason,
                        "fetch the file again, or unpack it by hand");
            }
        }
        return new ImportOutcome.NotRecognised(
                name, formats.stream().map(TraceFormat::name).toList());
    }

    /// The format that is surest of these bytes; the earlier one among equals; null when it is
    /// nobody's.
    @Nullable TraceFormat recognise(FileHead head) {
        TraceFormat best = null;
        Match bestMatch = Match.NO;
        for (TraceFormat format : formats) {
            Match match = format.sniff(head);
            if (match.compareTo(bestMatch) > 0) {
                best = format;
                bestMatch = match;
            }
        }
        return best;
    }
}
