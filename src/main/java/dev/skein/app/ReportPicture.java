package dev.skein.app;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.export.HtmlPicture;
import dev.skein.export.MarkdownPicture;
import dev.skein.export.OutputFile;
import dev.skein.export.PictureLayout;
import dev.skein.export.PictureModel;
import dev.skein.export.PictureRequest;
import dev.skein.export.Recording;
import dev.skein.export.SvgPicture;
import dev.skein.model.TimeRange;
import dev.skein.task.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The picture that stands alone in a report, in the form that the name of its file asks for.
final class ReportPicture {
    private static final String MARKDOWN = ".md";
    private static final double FINDING_SHARE = 0.4;

    private ReportPicture() {}

    /// Whether only this picture, and no other view, comes in the form that the name asks for.
    static boolean isOnlyFormOf(Path output) {
        String name = name(output);
        return name.endsWith(".svg") || name.endsWith(".html") || name.endsWith(MARKDOWN);
    }

    private static String name(Path output) {
        return output.toString().toLowerCase(Locale.ROOT);
    }

    /// What the analysis finds in a recording, to be numbered in the picture.
    static Report report(Recording recording, Work work) {
        boolean truncated = recording.trace().info().partial() || !recording.losses().isEmpty();
        return Analysis.run(recording.trace(), Parameters.defaults(), work)
                .of(recording.name(), truncated);
    }

    /// The window in which the finding that the picture of the whole recording numbers `number`
    /// takes two fifths of the width.
    ///
    /// @throws CommandFailure when there is no such number
    static TimeRange around(PictureRequest whole, int number, Work work) {
        List<PictureModel.Annotation> notes = PictureModel.of(whole, work).annotations();
        TimeRange trace = whole.recording().trace().range();
        if (number < 1 || number > notes.size()) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "skein: --finding "
                            + number
                            + ": the picture of the whole recording numbers "
                            + notes.size()
                            + ": choose one of them");
        }
        TimeRange range = notes.get(number - 1).range();
        long room = (long) (range.durationNanos() * (1 / FINDING_SHARE - 1) / 2);
        return new TimeRange(range.startNanos() - room, range.endNanos() + room).clampedTo(trace);
    }

    /// Where the files of a picture go.
    @FunctionalInterface
    interface Target {
        void write(Path file, OutputFile.Content content) throws IOException;
    }

    /// Writes the picture; Markdown comes with its image as PNG beside it.
    ///
    /// @throws CommandFailure when a file cannot be written
    static void write(PictureRequest request, Path output, Work work) throws IOException {
        PictureModel model = PictureModel.of(request, work);
        write(model, output, work, (file, content) -> Output.write(file.toString(), content));
    }

    /// As [#write(PictureRequest, Path, Work)] of what is worked out already.
    ///
    /// @throws IOException when `target` fails
    static void write(PictureModel model, Path output, Work work, Target target)
            throws IOException {
        String name = name(output);
        if (name.endsWith(".html")) {
            target.write(output, out -> HtmlPicture.write(model, work, out));
        } else if (name.endsWith(".svg")) {
            PictureLayout.Drawing drawing =
                    PictureLayout.draw(model, SvgPicture.MAX_ELEMENTS, work);
            target.write(output, out -> SvgPicture.write(model, drawing, out));
        } else if (name.endsWith(MARKDOWN)) {
            String stem = String.valueOf(output.getFileName());
            String image = stem.substring(0, stem.length() - MARKDOWN.length()) + ".png";
            target.write(output.resolveSibling(image), png(model, work).png(model.title()));
            byte[] text = MarkdownPicture.of(model, image).getBytes(StandardCharsets.UTF_8);
            target.write(output, out -> out.write(text));
        } else {
            target.write(output, png(model, work).png(model.title()));
        }
    }

    private static Picture png(PictureModel model, Work work) {
        PictureLayout.Drawing drawing = PictureLayout.draw(model, SvgPicture.MAX_ELEMENTS, work);
        Toolkit.startOffscreen();
        return Toolkit.call(() -> CanvasTarget.paint(drawing, model.request().scale()));
    }
}
