package dev.skein.export;

import java.util.List;
import java.util.Locale;

/// A picture for incident documents: Markdown with a link to an image beside it, and its numbers.
public final class MarkdownPicture {
    private MarkdownPicture() {}

    /// @param image name of the image file, relative to the document
    public static String of(PictureModel model, String image) {
        StringBuilder out = new StringBuilder();
        out.append("## ").append(MarkdownText.escaped(model.title())).append("\n\n");
        out.append("![").append(MarkdownText.escaped(model.title())).append("](<");
        out.append(image.replace(">", "%3E").replace("<", "%3C")).append(">)\n\n");
        for (String fact : model.facts()) {
            out.append("* ").append(MarkdownText.escaped(fact)).append('\n');
        }
        out.append("* ").append(MarkdownText.escaped(model.shown())).append('\n');
        for (String warning : model.warnings()) {
            out.append("* **").append(MarkdownText.escaped(warning)).append("**\n");
        }
        for (PictureModel.Annotation note : model.annotations()) {
            out.append('\n').append(note.number()).append(". ");
            out.append(MarkdownText.escaped(note.text()));
        }
        out.append(model.annotations().isEmpty() ? "\n" : "\n\n");
        out.append(legend(model));
        if (!model.stacks().isEmpty()) {
            out.append('\n').append(stacks(model));
        }
        out.append("\n*").append(MarkdownText.escaped(model.request().product())).append("*\n");
        return out.toString();
    }

    private static String legend(PictureModel model) {
        String over = String.format(Locale.ROOT, "time of %,d lanes", model.sums().lanes());
        return MarkdownText.table(
                List.of("state", "share", over),
                model.legend().stream()
                        .map(
                                entry ->
                                        List.of(
                                                entry.state().key(),
                                                PictureModel.percent(entry.share()),
                                                TimeWords.exact(entry.nanos())))
                        .toList());
    }

    private static String stacks(PictureModel model) {
        return MarkdownText.table(
                List.of("stack, innermost first", "state", "lanes", "share", "time"),
                model.stacks().stream()
                        .map(
                                stack ->
                                        List.of(
                                                stack.frames(),
                                                stack.state(),
                                                String.format(Locale.ROOT, "%,d", stack.lanes()),
                                                PictureModel.percent(stack.share()),
                                                TimeWords.exact(stack.nanos())))
                        .toList());
    }
}
