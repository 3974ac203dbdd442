package dev.skein.format;

import dev.skein.model.FrameFlags;
import java.util.Set;

/// Reads what the name of a Go function says: what is stable in it, whether it is a closure, whose
/// code it is.
///
/// Names come from traces (`main.(*Pool).Run.func1.2`), dumps (`main.f(0xc000012345, 0x1)`), and
/// profiles (`main.Map[go.shape.int]`). The number in `funcN` is stable within one binary only, so
/// [#normalised] keeps it and [#loose], the key for comparing builds, does not.
public final class GoFrames {
    /// The standard library by first element of the import path; user modules begin with a host
    /// name or with a word of their own.
    private static final Set<String> STANDARD =
            Set.of(
                    ("archive arena bufio builtin bytes cmp compress container context crypto"
                                    + " database debug embed encoding errors expvar flag fmt go hash"
                                    + " html image index internal io iter log maps math mime net os"
                                    + " path plugin reflect regexp runtime slices sort strconv"
                                    + " strings structs sync syscall testing text time unicode"
                                    + " unique unsafe vendor weak _cgoexp")
                            .split(" "));

    private GoFrames() {}

    /// The name without what differs between calls and instantiations: argument lists, `+0x1f`,
    /// `in goroutine 7`, and type arguments, which all become `[...]`.
    public static String normalised(String function) {
        String name = function;
        if (name.startsWith("created by ")) {
            name = name.substring("created by ".length());
        }
        name = upTo(name, " in goroutine ");
        name = upTo(name, " +0x");
        name = withoutArguments(name);
        return withoutTypeArguments(name);
    }

    private static String upTo(String name, String mark) {
        int at = name.indexOf(mark);
        return at < 0 ? name : name.substring(0, at);
    }

    /// Drops `(…)` at the end, which a receiver never is: `main.(*T).M(0x1)` keeps `(*T)`.
    private static String withoutArguments(String name) {
        if (!name.endsWith(")")) {
            return name;
        }
        int depth = 0;
        for (int at = name.length() - 1; at > 0; at--) {
            char symbol = name.charAt(at);
            if (symbol == ')') {
                depth++;
            } else if (symbol == '(' && --depth == 0) {
                return name.charAt(at - 1) == '.' ? name : name.substring(0, at);
            }
        }
        return name;
    }

    private static String withoutTypeArguments(String name) {
        int open = name.indexOf('[');
        if (open < 0) {
            return name;
        }
        StringBuilder result = new StringBuilder(name.length());
        int depth = 0;
        for (int at = 0; at < name.length(); at++) {
            char symbol = name.charAt(at);
            if (symbol == '[' && depth++ == 0) {
                result.append("[...");
            }
            if (depth == 0 || (symbol == ']' && depth == 1)) {
                result.append(symbol);
            }
            if (symbol == ']' && depth > 0) {
                depth--;
            }
        }
        return depth == 0 ? result.toString() : name;
    }

    /// [#normalised] with the tail of closures as `.func*`: equal for a closure before and after an
    /// edit elsewhere in its function.
    public static String loose(String function) {
        String name = normalised(function);
        int tail = closureStart(name);
        return tail < 0 ? name : name.substring(0, tail) + ".func*";
    }

    /// The named function that a closure is written in; the name itself, normalised, when it is
    /// none.
    public static String enclosing(String function) {
        String name = normalised(function);
        int tail = closureStart(name);
        return tail < 0 ? name : name.substring(0, tail);
    }

    /// Whether nobody gave the function a name: `main.f.func1`, `main.f.func1.2`, `main.f.gowrap1`,
    /// `main.glob..func3`, `main.f-range1`.
    public static boolean isAnonymous(String function) {
        return closureStart(normalised(function)) >= 0;
    }

    /// Where the closure part of a name begins, its dot or dash; -1 when it has none.
    private static int closureStart(String name) {
        int at = packageEnd(name);
        while (at >= 0 && at < name.length()) {
            if (isClosureElement(name, at)) {
                return at;
            }
            at = nextElement(name, at + 1);
        }
        return -1;
    }

    /// The dot after the package path, -1 when there is none.
    private static int packageEnd(String name) {
        int brackets = name.indexOf('[');
        int slash = name.lastIndexOf('/', brackets < 0 ? name.length() : brackets);
        return name.indexOf('.', slash + 1);
    }

    private static int nextElement(String name, int from) {
        for (int at = from; at < name.length(); at++) {
            char symbol = name.charAt(at);
            if (symbol == '.' || symbol == '-' || symbol == '·') {
                return at;
            }
        }
        return -1;
    }

    /// Whether what begins at `at` with `.`, `-` or `·` is a number the compiler gave.
    private static boolean isClosureElement(String name, int at) {
        return numbered(name, at, ".func")
                || numbered(name, at, ".gowrap")
                || numbered(name, at, ".deferwrap")
                || numbered(name, at, "-range")
                || numbered(name, at, "·dwrap·");
    }

    private static boolean numbered(String name, int at, String prefix) {
        if (!name.startsWith(prefix, at)) {
            return false;
        }
        int digits = at + prefix.length();
        int end = digits;
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        return end > digits && (end == name.length() || ".-·".indexOf(name.charAt(end)) >= 0);
    }

    /// The import path: `net/http` of `net/http.(*conn).serve`; empty when there is none.
    public static String packagePath(String function) {
        int end = packageEnd(function);
        return end < 0 ? "" : function.substring(0, end);
    }

    /// Whether the function belongs to the runtime or the standard library.
    public static boolean isRuntime(String function) {
        String path = packagePath(function);
        int slash = path.indexOf('/');
        return STANDARD.contains(slash < 0 ? path : path.substring(0, slash));
    }

    /// Bits of [FrameFlags] that the name tells.
    public static int flags(String function) {
        int flags = isRuntime(function) ? FrameFlags.RUNTIME : 0;
        if (isAnonymous(function)) {
            flags |= FrameFlags.ANONYMOUS;
        }
        if (isWrapper(function)) {
            flags |= FrameFlags.PLUMBING;
        }
        return flags;
    }

    /// A function that the compiler made to call another one: for `go` and `defer` statements, and
    /// for method values.
    private static boolean isWrapper(String function) {
        String name = normalised(function);
        int last = Math.max(name.lastIndexOf(".gowrap"), name.lastIndexOf(".deferwrap"));
        return name.endsWith("-fm")
                || name.contains("·dwrap·")
                || (last >= 0 && isClosureElement(name, last) && name.indexOf('.', last + 1) < 0);
    }

    /// Whether a goroutine whose entry function is this one belongs to the runtime or to the
    /// tracer, not to the program.
    public static boolean isSystemEntry(String entryFunction) {
        return entryFunction.isEmpty()
                || (entryFunction.startsWith("runtime.") && !entryFunction.equals("runtime.main"))
                || entryFunction.startsWith("runtime/trace.");
    }
}
