package dev.skein.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skein.model.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A session as JSON, written to be read and merged by people: one key a line, times in
/// nanoseconds.
///
/// Reading never fails: a text that is no JSON object is an empty session, and an entry that makes
/// no sense is left out; both are said in [Read#damage()]. Unknown keys at the top and in the view
/// are kept.
public final class SessionJson {
    private static final int SCHEMA = 1;
    private static final int MAX_ENTRIES = 100_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> KEYS =
            Set.of(
                    "schema",
                    "marks",
                    "notes",
                    "pinned",
                    "filters",
                    "dismissed",
                    "compare",
                    "view",
                    "hidden",
                    "panels");
    private static final Set<String> VIEW_KEYS =
            Set.of("startNs", "endNs", "lanes", "sort", "group", "selection");

    private final List<String> damage = new ArrayList<>();

    private SessionJson() {}

    /// A session as far as the text held one.
    ///
    /// @param damage what could not be understood, one clause each; empty when all was
    public record Read(Session session, List<String> damage) {
        public Read {
            damage = List.copyOf(damage);
        }
    }

    public static Read read(String text) {
        SessionJson reader = new SessionJson();
        return new Read(reader.session(text), reader.damage);
    }

    private Session session(String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            damage.add("it is not JSON (line " + e.getLocation().getLineNr() + ")");
            return Session.EMPTY;
        }
        if (!(root instanceof ObjectNode)) {
            damage.add("it is not a JSON object");
            return Session.EMPTY;
        }
        JsonNode compare = root.path("compare");
        JsonNode view = root.path("view");
        return new Session(
                list(root, "marks", this::mark),
                root.path("notes").asText(""),
                list(root, "pinned", SessionJson::text),
                list(root, "filters", SessionJson::text),
                list(root, "dismissed", SessionJson::dismissal),
                range(compare.path("a")),
                range(compare.path("b")),
                view instanceof ObjectNode ? view(view) : null,
                list(root, "hidden", SessionJson::text),
                panels(root.path("panels")),
                unknown(root, view));
    }

    private <T> List<T> list(JsonNode root, String key, Function<JsonNode, @Nullable T> read) {
        List<T> result = new ArrayList<>();
        JsonNode entries = root.path(key);
        if (!entries.isArray()) {
            if (!entries.isMissingNode()) {
                damage.add(key + " is not a list");
            }
            return result;
        }
        int odd = 0;
        for (JsonNode entry : entries) {
            T value = result.size() < MAX_ENTRIES ? read.apply(entry) : null;
            if (value == null) {
                odd++;
            } else {
                result.add(value);
            }
        }
        if (odd > 0) {
            damage.add(odd + " of " + key);
        }
        return result;
    }

    private static @Nullable String text(JsonNode entry) {
        return entry.isTextual() ? entry.asText() : null;
    }

    private @Nullable Mark mark(JsonNode entry) {
        TimeRange range = range(entry);
        if (range == null) {
            return null;
        }
        List<String> lanes = new ArrayList<>();
        for (JsonNode lane : entry.path("lanes")) {
            lanes.add(lane.asText());
        }
        return new Mark(range, lanes, entry.path("text").asText(""));
    }

    private static @Nullable Dismissal dismissal(JsonNode entry) {
        String finding = text(entry.path("finding"));
        return finding == null ? null : new Dismissal(finding, entry.path("reason").asText(""));
    }

    private static @Nullable TimeRange range(JsonNode entry) {
        JsonNode start = entry.path("startNs");
        JsonNode end = entry.path("endNs");
        return start.canConvertToLong() && end.canConvertToLong() && start.asLong() <= end.asLong()
                ? new TimeRange(start.asLong(), end.asLong())
                : null;
    }

    private static SavedView view(JsonNode entry) {
        return new SavedView(
                range(entry),
                entry.path("lanes").asText(""),
                entry.path("sort").asText(""),
                entry.path("group").asText(""),
                entry.path("selection").asText(""));
    }

    private static Map<String, String> panels(JsonNode entry) {
        Map<String, String> panels = new TreeMap<>();
        entry.properties().stream()
                .limit(MAX_ENTRIES)
                .forEach(panel -> panels.put(panel.getKey(), panel.getValue().asText("")));
        return panels;
    }

    private static Unknown unknown(JsonNode root, JsonNode view) {
        Map<String, String> unknown = new TreeMap<>();
        root.properties().stream()
                .filter(entry -> !KEYS.contains(entry.getKey()))
                .forEach(entry -> unknown.put("/" + entry.getKey(), entry.getValue().toString()));
        view.properties().stream()
                .filter(entry -> !VIEW_KEYS.contains(entry.getKey()))
                .forEach(
                        entry ->
                                unknown.put(
                                        "/view/" + entry.getKey(), entry.getValue().toString()));
        return new Unknown(unknown);
    }

    public static String write(Session session) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        if (!session.notes().isEmpty()) {
            root.put("notes", session.notes());
        }
        writeMarks(session.marks(), root);
        writeTexts("pinned", session.pinned(), root);
        writeTexts("filters", session.filters(), root);
        writeDismissed(session.dismissed(), root);
        writeWindows(session, root);
        if (session.view() != null) {
            writeView(session.view(), root.putObject("view"));
        }
        writeTexts("hidden", session.hidden(), root);
        if (!session.panels().isEmpty()) {
            ObjectNode panels = root.putObject("panels");
            session.panels().forEach(panels::put);
        }
        session.unknown().byPath().forEach((path, value) -> writeUnknown(root, path, value));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        printer.indentArraysWith(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static void writeMarks(List<Mark> marks, ObjectNode root) {
        if (marks.isEmpty()) {
            return;
        }
        ArrayNode entries = root.putArray("marks");
        for (Mark mark : marks) {
            ObjectNode entry = entries.addObject();
            writeRange(mark.range(), entry);
            writeTexts("lanes", mark.lanes(), entry);
            if (!mark.text().isEmpty()) {
                entry.put("text", mark.text());
            }
        }
    }

    private static void writeTexts(String key, List<String> texts, ObjectNode root) {
        if (!texts.isEmpty()) {
            ArrayNode entries = root.putArray(key);
            texts.forEach(entries::add);
        }
    }

    private static void writeDismissed(List<Dismissal> dismissed, ObjectNode root) {
        if (!dismissed.isEmpty()) {
            ArrayNode entries = root.putArray("dismissed");
            dismissed.forEach(
                    entry ->
                            entries.addObject()
                                    .put("finding", entry.finding())
                                    .put("reason", entry.reason()));
        }
    }

    private static void writeWindows(Session session, ObjectNode root) {
        TimeRange a = session.windowA();
        TimeRange b = session.windowB();
        if (a != null || b != null) {
            ObjectNode compare = root.putObject("compare");
            if (a != null) {
                writeRange(a, compare.putObject("a"));
            }
            if (b != null) {
                writeRange(b, compare.putObject("b"));
            }
        }
    }

    private static void writeView(SavedView view, ObjectNode entry) {
        TimeRange time = view.time();
        if (time != null) {
            writeRange(time, entry);
        }
        writeText("lanes", view.lanes(), entry);
        writeText("sort", view.sort(), entry);
        writeText("group", view.group(), entry);
        writeText("selection", view.selection(), entry);
    }

    private static void writeText(String key, String text, ObjectNode entry) {
        if (!text.isEmpty()) {
            entry.put(key, text);
        }
    }

    private static void writeRange(TimeRange range, ObjectNode entry) {
        entry.put("startNs", range.startNanos()).put("endNs", range.endNanos());
    }

    private static void writeUnknown(ObjectNode root, String path, String value) {
        boolean inView = path.startsWith("/view/");
        ObjectNode into =
                !inView
                        ? root
                        : root.get("view") instanceof ObjectNode view
                                ? view
                                : root.putObject("view");
        try {
            into.set(path.substring(inView ? "/view/".length() : 1), MAPPER.readTree(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was JSON when it was read: " + path, e);
        }
    }
}
