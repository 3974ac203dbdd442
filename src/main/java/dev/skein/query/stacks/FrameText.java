package dev.skein.query.stacks;

import dev.skein.model.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a frame is called: for telling frames apart, and for people.
///
/// The identity of a frame holds nothing that changes between runs or class loaders, but keeps the
/// number of a lambda or closure, which tells those of one function apart and is the same within
/// one build. The label reads that number as what it is, a function without a name inside a named
/// one.
public final class FrameText {
    /// Stands before the label of a function that nobody gave a name.
    public static final String LAMBDA = "λ ";

    private static final Pattern LAMBDA_NUMBER = Pattern.compile("lambda\\$.*\\$(\\d++)$");
    private static final Pattern RANGE_BODY = Pattern.compile("(?:-range\\d++)++$");
    private static final Pattern ACCESSOR = Pattern.compile("\\.access\\$\\d++$");
    private static final Pattern KOTLIN =
            Pattern.compile("((?:\\w++\\.)*+\\w++)\\$(\\p{Ll}\\w*+)\\$.*");
    private static final Pattern GROOVY =
            Pattern.compile("((?:\\w++\\.)*+\\w++)\\$_(\\w+?)_closure\\d.*");
    private static final String REFERENCE = "::(method reference)";
    private static final String SCALA = "$$anonfun$";
    private static final String JAVA = ".lambda$";

    private FrameText() {}

    /// The name by which a frame is equal to another.
    ///
    /// @param fold bodies of Go's range-over-func loops count as the function they stand in
    static String identity(Frame frame, boolean fold) {
        String name = frame.normalised();
        if (!frame.isAnonymous()) {
            return name;
        }
        if (name.contains(JAVA)) {
            Matcher number = LAMBDA_NUMBER.matcher(frame.function());
            return number.find() ? name + "$" + number.group(1) : name;
        }
        return fold && name.contains("-range") ? RANGE_BODY.matcher(name).replaceFirst("") : name;
    }

    /// Whether the frame only connects two others and is left out when lambdas are folded.
    static boolean isConnector(Frame frame) {
        return frame.isPlumbing()
                || (frame.normalised().contains(".access$")
                        && ACCESSOR.matcher(frame.normalised()).find());
    }

    /// What a person reads: `λ Frames.main` for `Frames.lambda$main$3`, `λ main.f.func1` for
    /// `main.f.func1`; the plain name for a named function.
    public static String label(Frame frame) {
        String name = frame.normalised();
        return frame.isAnonymous() ? LAMBDA + enclosing(name) : name;
    }

    private static String enclosing(String name) {
        int java = name.indexOf(JAVA);
        if (java >= 0) {
            return name.substring(0, java + 1) + name.substring(java + JAVA.length());
        }
        if (name.endsWith(REFERENCE)) {
            return name.substring(0, name.length() - REFERENCE.length()) + " (method reference)";
        }
        int scala = name.indexOf(SCALA);
        if (scala >= 0) {
            return name.substring(0, scala).replace("$.", ".");
        }
        Matcher groovy = GROOVY.matcher(name);
        if (groovy.matches()) {
            return groovy.group(1) + "." + groovy.group(2);
        }
        Matcher kotlin = KOTLIN.matcher(name);
        if (kotlin.matches()) {
            return kotlin.group(1) + "." + kotlin.group(2);
        }
        return RANGE_BODY.matcher(name).replaceFirst("");
    }

    /// A label without its package: `Pool.get` of `com.acme.Pool.get`, `http.(*conn).serve` of
    /// `net/http.(*conn).serve`.
    public static String shortened(String label) {
        boolean lambda = label.startsWith(LAMBDA);
        String name = lambda ? label.substring(LAMBDA.length()) : label;
        String result = withoutPackage(name);
        return lambda ? LAMBDA + result : result;
    }

    private static String withoutPackage(String name) {
        int from = 0;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c == '[' || c == '(' || c == ' ' || c == '$') {
                break;
            }
            if (c == '/') {
                from = at + 1;
            }
        }
        int at = from;
        while (at < name.length() && Character.isLowerCase(name.charAt(at))) {
            int dot = name.indexOf('.', at);
            if (dot < 0 || !isWord(name, at, dot)) {
                return name.substring(from);
            }
            at = dot + 1;
        }
        boolean type = at < name.length() && Character.isUpperCase(name.charAt(at));
        return type && name.indexOf('.', at) > 0 ? name.substring(at) : name.substring(from);
    }

    private static boolean isWord(String name, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Character.isJavaIdentifierPart(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /// `Pool.java:41`, `Pool.java` without a line, empty without a file.
    public static String location(Frame frame) {
        if (frame.file().isEmpty()) {
            return "";
        }
        String file = frame.file().substring(frame.file().lastIndexOf('/') + 1);
        return frame.line() > 0 ? file + ":" + frame.line() : file;
    }
}
