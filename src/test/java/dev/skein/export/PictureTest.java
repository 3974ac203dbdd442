package dev.skein.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.analysis.Finding;
import dev.skein.analysis.FindingClass;
import dev.skein.analysis.Report;
import dev.skein.analysis.Severity;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneFilter;
import dev.skein.query.LaneSort;
import dev.skein.render.DrawList;
import dev.skein.render.Palette;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.RandomTraces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class PictureTest {
    private static final String HASH =
            "dd04ab12cd34ef56000000000000000000000000000000000000000000000000";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theLegendHoldsTheExactSumsOfTheWindow(long seed) {
        Trace trace = RandomTraces.of(seed);
        TimeRange window =
                new TimeRange(trace.durationNanos() / 5, trace.durationNanos() / 2 + seed);
        PictureModel model = model(request(trace).withWindow(window));
        long[] exact = new long[LaneState.COUNT];
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            long[] own = trace.intervals().nanosByState(lane, window);
            for (int i = 0; i < own.length; i++) {
                exact[i] += own[i];
            }
        }
        long[] told = new long[LaneState.COUNT];
        model.legend().forEach(entry -> told[entry.state().code()] = entry.nanos());
        assertArrayEquals(exact, told);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatTheHtmlPageHoldsOfALaneAddsUpToItsExactSums(long seed) throws IOException {
        Trace trace = RandomTraces.of(seed);
        TimeRange window = new TimeRange(trace.durationNanos() / 9, trace.durationNanos() / 2);
        PictureModel model = model(request(trace).withWindow(window));
        JsonNode data = data(html(model));
        for (int i = 0; i < model.lanes().size(); i++) {
            assertArrayEquals(
                    trace.intervals().nanosByState(model.lanes().get(i).lane(), window),
                    sums(data.get("lanes").get(i), data),
                    "lane " + i);
        }
    }

    private static long[] sums(JsonNode lane, JsonNode data) {
        long[] sums = new long[LaneState.COUNT];
        JsonNode d = lane.get("d");
        long time = 0;
        for (int i = 0; i < d.size(); i += 3) {
            time += d.get(i).asLong();
            long end =
                    i + 3 < d.size() ? time + d.get(i + 3).asLong() : data.get("spanNs").asLong();
            int code = data.get("states").get(d.get(i + 1).asInt()).get("c").asInt();
            if (code < LaneState.COUNT) {
                sums[code] += end - time;
            }
        }
        return sums;
    }

    @Test
    void standsAlone() {
        String text =
                texts(model(request(LaneText.trace("main: RRLLwwww\nio: iiii....", 1_000_000))));
        assertEquals(
                """
                after deploy 42
                drawing.jfr · 143,661 bytes · SHA-256 dd04ab12cd34 · drawing · time of recording not known
                window 0 s – 8 ms (8.000 ms of 8.000 ms) · times since the first event
                LOST: 3 buffers were dropped
                """,
                text.lines().limit(4).reduce("", (a, b) -> a + b + "\n"));
        assertTrue(text.contains("scale 0 – 2 lanes"), text);
        assertTrue(text.contains("waiting 33 % 4.00 ms"), text);
        assertTrue(text.contains("lock 17 % 2.00 ms"), text);
        assertTrue(
                text.contains(
                        "showing 2 of 2 lanes (2 with time in the window), sorted by lock and ready time, no filter"),
                text);
        assertTrue(text.contains("time since the first event"), text);
        assertTrue(text.endsWith("Skein 0.1.0\n"), text);
    }

    @Test
    void saysWhatIsNotShown() {
        Trace trace = LaneText.trace("a1: RR\na2: RR\na3: RR\nb: RR");
        LaneFilter filter = ((LaneFilter.Parsed.Ok) LaneFilter.parse("name:a*")).filter();
        PictureModel model = model(request(trace).withLanes(filter, LaneSort.BY_NAME, 2));
        assertEquals(
                "showing 2 of 3 that pass of 4 lanes (3 with time in the window), sorted by name, filter name:a*",
                model.shown());
        assertEquals(List.of("a1 #0", "a2 #1"), model.lanes().stream().map(l -> l.name()).toList());
    }

    @Test
    void lanesThatAreNotAliveInTheWindowAreLeftOut() {
        Trace trace = LaneText.trace("a: RRRR    \nb:     RRRR");
        PictureModel model = model(request(trace).withWindow(new TimeRange(0, 3_000)));
        assertEquals(1, model.lanes().size());
    }

    @Test
    void findingsAreNumberedInOrderOfTimeAndTheirLanesComeFirst() {
        Trace trace = LaneText.trace("a: LLLLLLLLLL\nb: RRRRRRRRRR\nc: RRRRRRRRRR");
        Report report = report(finding(2, 6_000, "late"), finding(1, 1_000, "early"));
        PictureModel model = model(PictureRequest.of(recording(trace), report, "Skein 0.1.0"));
        assertEquals(
                List.of("b #1", "c #2", "a #0"),
                model.lanes().stream().map(l -> l.name()).toList());
        assertEquals(1, model.annotations().getFirst().number());
        assertTrue(model.annotations().getFirst().text().endsWith(": early"));
        assertEquals(List.of(1), model.annotations().getLast().rows());
    }

    @Test
    void anSvgIsXmlWithItsTextAsTextAndNoReferenceOutside() throws Exception {
        Trace trace = LaneText.trace("a <b> & \"c\": RRRRLLLL", 1_000_000);
        String svg = svg(model(request(trace).withCaption("<script>alert(1)</script>")));
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertEquals(
                "<script>alert(1)</script>",
                document.getElementsByTagName("title").item(0).getTextContent());
        String named = document.getDocumentElement().getTextContent();
        assertTrue(named.contains("a <b> & \"c\" #0"), named);
        assertEquals(1, svg.split("://", -1).length - 1, "only the name of SVG's own namespace");
    }

    @Test
    void manyShapesBecomeOneImage() throws IOException {
        StringBuilder drawing = new StringBuilder();
        for (int lane = 0; lane < 40; lane++) {
            drawing.append("w").append(lane).append(": ").append("RLiw".repeat(400)).append('\n');
        }
        Trace trace = LaneText.trace(drawing.toString());
        PictureModel model = model(request(trace));
        String svg = svg(model);
        long shapes = svg.lines().filter(line -> line.startsWith("<")).count();
        assertTrue(shapes <= SvgPicture.MAX_ELEMENTS, shapes + " shapes");
        long images = svg.lines().filter(line -> line.startsWith("<image")).count();
        assertEquals(10, images, "overview, band, six kinds and their scale, lanes");
        String few = svg(model(request(LaneText.trace("a: RL"))));
        assertEquals(9, few.lines().filter(line -> line.startsWith("<image")).count());
    }

    @Test
    void printHatchesNeedTheImage() throws IOException {
        Trace trace = LaneText.trace("a: RL");
        PictureModel model = model(request(trace).withLook(800, 1, Palette.PRINT));
        assertEquals(10, svg(model).lines().filter(line -> line.startsWith("<image")).count());
    }

    @Test
    void anHtmlPageIsOneSmallFileThatForbidsItselfTheNetwork() throws IOException {
        String html = html(model(request(RandomTraces.of(4))));
        assertTrue(html.contains("default-src 'none'"), "policy");
        assertFalse(html.contains("://"), "no address");
        assertFalse(html.contains("src="), "nothing loaded");
        assertTrue(html.length() < HtmlPicture.MAX_BYTES);
    }

    @Test
    void aPageOfManyBusyLanesStaysBelowFiveMegabytes() throws IOException {
        StringBuilder drawing = new StringBuilder();
        for (int lane = 0; lane < 60; lane++) {
            drawing.append("w: ").append("RLiwsyRi".repeat(1_500)).append('\n');
        }
        PictureModel model = model(request(LaneText.trace(drawing.toString(), 100)));
        String html = html(model);
        assertTrue(html.length() < HtmlPicture.MAX_BYTES, html.length() + " bytes");
        assertTrue(html.contains("\"stepNs\""), "lanes are merged");
    }

    @Test
    void namesInAPageCannotEndItsScript() throws IOException {
        String html = html(model(request(LaneText.trace("</script><b>: RRRR"))));
        assertEquals(3, html.split("</script>", -1).length, "two scripts, two ends");
    }

    @Test
    void markdownNamesTheImageAndHoldsTheNumbers() {
        Trace trace = LaneText.trace("main: RRLL", 1_000_000);
        String markdown = MarkdownPicture.of(model(request(trace)), "a picture.svg");
        assertTrue(markdown.contains("![after deploy 42](<a picture.svg>)"), markdown);
        assertTrue(markdown.contains("| lock | 50 % | 2 ms |"), markdown);
        assertTrue(markdown.contains("**LOST: 3 buffers were dropped**"), markdown);
    }

    @Test
    void privateNamesAreNowhereInAnyForm() throws IOException {
        Trace trace = LaneText.trace("acme-billing-7: RRLL\nacme-billing-8: wwww");
        Finding finding = finding(0, 1_000, "acme-billing-7 held the lock");
        PictureRequest request =
                PictureRequest.of(recording(trace), report(finding), "Skein 0.1.0")
                        .withPrivacy(Privacy.of(trace, true, true));
        PictureModel model = model(request);
        assertTrue(model.annotations().getFirst().text().endsWith(": A-1 held the lock"));
        for (String text : List.of(html(model), svg(model), MarkdownPicture.of(model, "x.svg"))) {
            assertFalse(text.contains("acme"), text);
        }
    }

    @Test
    void equalRequestsGiveEqualFiles() throws IOException {
        assertEquals(
                html(model(request(RandomTraces.of(7)))), html(model(request(RandomTraces.of(7)))));
        assertEquals(
                svg(model(request(RandomTraces.of(7)))), svg(model(request(RandomTraces.of(7)))));
    }

    @Test
    void aSnapshotWithoutLengthIsAPicture() throws IOException {
        PictureModel model = model(request(LaneText.trace("a: R", 0)));
        assertFalse(svg(model).isEmpty());
        assertFalse(html(model).isEmpty());
    }

    @Test
    void stopsWhenCancelled() {
        Work work = new Work();
        work.cancel();
        PictureRequest request = request(RandomTraces.of(1));
        assertThrows(CancelledException.class, () -> PictureModel.of(request, work));
    }

    private static PictureRequest request(Trace trace) {
        return PictureRequest.of(recording(trace), null, "Skein 0.1.0")
                .withCaption("after deploy 42");
    }

    private static Recording recording(Trace trace) {
        return new Recording(
                trace, "drawing.jfr", 143_661, HASH, List.of("3 buffers were dropped"));
    }

    private static PictureModel model(PictureRequest request) {
        return PictureModel.of(request, new Work());
    }

    private static String svg(PictureModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureLayout.Drawing drawing =
                PictureLayout.draw(model, SvgPicture.MAX_ELEMENTS, new Work());
        SvgPicture.write(model, drawing, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String html(PictureModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlPicture.write(model, new Work(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode data(String html) throws IOException {
        String mark = "id=\"data\">";
        int from = html.indexOf(mark) + mark.length();
        return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    /// All texts of the drawing, in drawing order.
    private static String texts(PictureModel model) {
        StringBuilder out = new StringBuilder();
        PictureLayout.draw(model, SvgPicture.MAX_ELEMENTS, new Work()).list().ops().stream()
                .filter(op -> op instanceof DrawList.DrawOp.Text)
                .forEach(op -> out.append(((DrawList.DrawOp.Text) op).text()).append('\n'));
        return out.toString();
    }

    private static Report report(Finding... findings) {
        Report.Source source =
                new Report.Source("x", "go-trace", "", null, 0, 0, 0, false, List.of());
        return new Report(
                source, Map.of(), List.of(findings), List.of(), List.of(), List.of(), List.of());
    }

    private static Finding finding(int lane, long startNanos, String summary) {
        return new Finding(
                "A1",
                FindingClass.CHURN,
                Severity.WARNING,
                null,
                1,
                new TimeRange(startNanos, startNanos + 500),
                List.of(lane),
                Finding.Counts.NONE,
                null,
                List.of(),
                List.of(),
                "",
                summary);
    }
}
