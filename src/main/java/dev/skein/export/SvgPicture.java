package dev.skein.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A picture as one SVG file that needs nothing else: text stays text, no script, no network.
public final class SvgPicture {
    /// More shapes than this and lanes are drawn as an image.
    public static final int MAX_ELEMENTS = 20_000;

    private SvgPicture() {}

    /// `out` is flushed, not closed.
    public static void write(PictureModel model, PictureLayout.Drawing drawing, OutputStream out)
            throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        out.write((head + element(model, drawing)).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The `svg` element with a title and a description for those who cannot see it.
    static String element(PictureModel model, PictureLayout.Drawing drawing) {
        SvgTarget shapes = new SvgTarget();
        drawing.list().replay(shapes);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + drawing.widthPx()
                + "\" height=\""
                + drawing.heightPx()
                + "\" viewBox=\"0 0 "
                + drawing.widthPx()
                + " "
                + drawing.heightPx()
                + "\" font-family=\"Inter,system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,"
                + "sans-serif\" shape-rendering=\"crispEdges\" role=\"img\">\n<title>"
                + SvgTarget.escaped(model.title())
                + "</title>\n<desc>"
                + SvgTarget.escaped(String.join(". ", model.facts()) + ". " + model.shown())
                + "</desc>\n"
                + shapes.text()
                + "</svg>\n";
    }
}
