package dev.skein.export;

import dev.skein.render.Palette;
import dev.skein.task.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A picture as one HTML page that needs nothing else: the drawing of [SvgPicture], hover, zoom and
/// pan over the exported window, and its numbers as tables. The page forbids itself the network.
public final class HtmlPicture {
    /// No page is larger.
    public static final int MAX_BYTES = 5_000_000;

    /// How much goes into a page, largest first.
    private static final List<Detail> DETAILS =
            List.of(
                    new Detail(8_000, 150_000, 4_000),
                    new Detail(4_000, 40_000, 2_000),
                    new Detail(0, 5_000, 500));

    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src"
                    + " 'unsafe-inline'";

    private static final Set<String> NUMERIC = Set.of("share", "time", "lanes");

    private record Detail(int shapes, int intervals, int steps) {}

    private final PictureModel model;
    private final StringBuilder out = new StringBuilder();

    private HtmlPicture(PictureModel model) {
        this.model = model;
    }

    /// `out` is flushed, not closed.
    ///
    /// @throws IOException also when so many lanes are asked for that no page can hold them
    public static void write(PictureModel model, Work work, OutputStream out) throws IOException {
        for (Detail detail : DETAILS) {
            PictureLayout.Drawing drawing = PictureLayout.draw(model, detail.shapes, work);
            HtmlPicture page = new HtmlPicture(model);
            String data = PictureData.of(model, drawing, detail.intervals, detail.steps);
            page.page(drawing, data);
            byte[] bytes = page.out.toString().getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= MAX_BYTES) {
                out.write(bytes);
                out.flush();
                return;
            }
        }
        throw new IOException(
                String.format(
                        Locale.ROOT,
                        "%,d lanes do not fit into a page of 5 MB; show fewer",
                        model.lanes().size()));
    }

    private void page(PictureLayout.Drawing drawing, String data) throws IOException {
        line("<!doctype html>");
        line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
        line("<meta name=\"viewport\" content=\"width=device-width\">");
        line("<title>" + SvgTarget.escaped(model.title()) + "</title>");
        line("<style>" + colours(drawing) + resource("picture.css") + "</style></head><body>");
        line("<main><figure>");
        out.append(SvgPicture.element(model, drawing).replaceFirst(" xmlns=\"[^\"]*\"", ""));
        line("<canvas id=\"over\" tabindex=\"0\" style=\"" + place(drawing) + "\"");
        line(
                "aria-label=\"The lanes: wheel or + and - zoom, drag or arrow keys pan, 0 shows"
                        + " all\"></canvas>");
        line("</figure>");
        line("<div id=\"tip\" hidden></div>");
        tables();
        line("</main>");
        line("<script type=\"application/json\" id=\"data\">" + data + "</script>");
        line("<script>" + resource("picture.js") + "</script>");
        line("</body></html>");
    }

    private String colours(PictureLayout.Drawing drawing) {
        Palette palette = model.request().palette();
        return ":root{color-scheme:%s;--text:%s;--dim:%s;--ground:%s;--line:%s;--accent:%s;--width:%dpx}"
                .formatted(
                        palette.dark() ? "dark" : "light",
                        PictureData.css(palette.textArgb()),
                        PictureData.css(palette.dimTextArgb()),
                        PictureData.css(palette.groundArgb()),
                        PictureData.css(palette.lineArgb()),
                        PictureData.css(palette.selectionArgb()),
                        drawing.widthPx());
    }

    /// In shares of the drawing, which is scaled to the width of the page.
    private static String place(PictureLayout.Drawing drawing) {
        double width = drawing.widthPx() / 100.0;
        double height = drawing.heightPx() / 100.0;
        return String.format(
                Locale.ROOT,
                "left:%.4f%%;top:%.4f%%;width:%.4f%%;height:%.4f%%",
                drawing.lanesX() / width,
                drawing.rulerY() / height,
                drawing.lanesWidthPx() / width,
                PictureData.heightPx(drawing) / height);
    }

    private void tables() {
        line("<section>");
        line("<h2>Time in state</h2>");
        line("<p>" + SvgTarget.escaped(over()) + "</p><table>");
        cells("th", List.of("state", "share", "time"));
        for (PictureModel.LegendEntry entry : model.legend()) {
            String share = PictureModel.percent(entry.share());
            cells("td", List.of(entry.state().key(), share, TimeWords.exact(entry.nanos())));
        }
        line("</table>");
        if (!model.annotations().isEmpty()) {
            line("<h2>Findings</h2><table>");
            for (PictureModel.Annotation note : model.annotations()) {
                cells("td", List.of(String.valueOf(note.number()), note.text()));
            }
            line("</table>");
        }
        if (!model.stacks().isEmpty()) {
            line("<h2>Where lanes spent the window</h2>");
            line("<table>");
            cells("th", List.of("stack, innermost first", "state", "lanes", "share", "time"));
            for (PictureModel.StackRow stack : model.stacks()) {
                cells(
                        "td",
                        List.of(
                                stack.frames(),
                                stack.state(),
                                String.format(Locale.ROOT, "%,d", stack.lanes()),
                                PictureModel.percent(stack.share()),
                                TimeWords.exact(stack.nanos())));
            }
            line("</table>");
        }
        line("</section>");
    }

    private String over() {
        return String.format(
                Locale.ROOT, "%,d lanes in the window; %s", model.sums().lanes(), model.shown());
    }

    private void cells(String tag, List<String> texts) {
        out.append("<tr>");
        for (String text : texts) {
            boolean number =
                    tag.equals("th")
                            ? NUMERIC.contains(text)
                            : text.matches("<?[0-9][0-9,.]*( [a-zµ%]+)?");
            out.append('<').append(tag).append(number ? " class=\"n\">" : ">");
            out.append(SvgTarget.escaped(text)).append("</").append(tag).append('>');
        }
        out.append("</tr>\n");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPicture.class.getResourceAsStream("/export/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
