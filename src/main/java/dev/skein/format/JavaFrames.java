package dev.skein.format;

import dev.skein.model.FrameFlags;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of Java frames and threads with everything left out that changes between runs: addresses
/// of hidden classes, numbers of lambdas, accessors and proxies, module and loader prefixes.
///
/// Takes the spellings of flight recordings (`Frames$$Lambda.0x1f.run`, on JDK 17
/// `Frames$$Lambda$88+0x1f.3494.run`) and of thread dumps (`app//Frames$$Lambda$14/0x1f.run`)
/// alike, so that the same code is equal across both. Pure functions; any thread. What the
/// spellings look like is in `docs/formats/jfr.md`.
public final class JavaFrames {
    /// Method name that stands for a method reference, which has no body frame of its own.
    public static final String METHOD_REFERENCE = "::(method reference)";

    private static final Pattern HIDDEN_SUFFIX = Pattern.compile("[+./]0x[0-9a-f]++(?:[./]\\d++)?");
    private static final Pattern LAMBDA_PROXY =
            Pattern.compile("\\$\\$Lambda(?:\\$\\d++)?(?:/\\d++)?");
    private static final Pattern LAMBDA_BODY =
            Pattern.compile("(lambda\\$[^$]*+(?:\\$(?!\\d++$|[0-9a-f]{6,8}\\$)[^$]*+)*+)\\$.*");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(\\$Proxy|GeneratedMethodAccessor|GeneratedConstructorAccessor"
                            + "|GeneratedSerializationConstructorAccessor)\\d++");
    private static final Pattern ENHANCED =
            Pattern.compile(
                    "(\\$\\$EnhancerBy[A-Za-z]*+|\\$\\$FastClassBy[A-Za-z]*+|\\$\\$SpringCGLIB"
                            + "|\\$HibernateProxy)\\$++\\w++(?:\\$\\$\\w++)*+");
    private static final Pattern ANONYMOUS_CLASS =
            Pattern.compile("\\$\\d++(?:\\$|$)|\\$\\$anon\\$\\d|_closure\\d|\\$\\$inlined\\$");
    private static final Pattern DIGITS = Pattern.compile("\\d++");
    private static final Pattern TRAILING_DIGITS = Pattern.compile("\\d++$");

    private static final String[] RUNTIME_PREFIXES = {
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "groovy.",
        "org.codehaus.groovy.",
        "org.apache.groovy."
    };

    private JavaFrames() {}

    /// A frame's name for grouping, and what kind of code it is.
    ///
    /// @param normalised `pkg.Class.method` without what changes between runs
    /// @param flags bits of [FrameFlags]
    public record Name(String normalised, int flags) {}

    /// Normalises one frame.
    ///
    /// @param className binary name with dots, with or without module prefix and hidden suffix
    /// @param method bare method name
    public static Name of(String className, String method) {
        return of(className, method, false);
    }

    /// Normalises one frame of a source that says itself whether the class is hidden.
    public static Name of(String className, String method, boolean hidden) {
        String type = className(className);
        String body = methodName(method);
        int flags = 0;
        if (isPlumbing(type, method, hidden)) {
            flags |= FrameFlags.PLUMBING;
        }
        if (isRuntime(type)) {
            flags |= FrameFlags.RUNTIME;
        }
        if (isLambdaBody(method) || isAnonymousClass(type)) {
            flags |= FrameFlags.ANONYMOUS;
        }
        return new Name(type.isEmpty() ? body : type + "." + body, flags);
    }

    /// Normalises a frame in its place in a stack, where a lambda's proxy may be all that is left
    /// of a method reference.
    ///
    /// @param callee bare name of the method that this frame called, plumbing left out; null for
    ///     the innermost frame
    public static Name of(
            String className, String method, boolean hidden, @Nullable String callee) {
        if (callee != null && isLambdaProxy(className) && !isLambdaBody(callee)) {
            String type = className(className);
            String owner = type.substring(0, type.indexOf("$$Lambda"));
            return new Name(
                    owner + METHOD_REFERENCE,
                    FrameFlags.ANONYMOUS | (isRuntime(owner) ? FrameFlags.RUNTIME : 0));
        }
        return of(className, method, hidden);
    }

    /// A class name without module prefix, hidden suffix and the numbers of generated classes.
    public static String className(String name) {
        String result = name;
        if (result.indexOf("0x") >= 0) {
            result = HIDDEN_SUFFIX.matcher(result).replaceAll("");
        }
        if (result.contains("$$Lambda")) {
            result = LAMBDA_PROXY.matcher(result).replaceAll("\\$\\$Lambda");
        }
        int prefix = result.lastIndexOf('/');
        if (prefix >= 0) {
            result = result.substring(prefix + 1);
        }
        if (result.contains("Proxy") || result.contains("Accessor")) {
            result = NUMBERED.matcher(result).replaceAll("$1");
        }
        if (result.contains("$$") || result.contains("HibernateProxy")) {
            result = ENHANCED.matcher(result).replaceAll("$1");
        }
        return result;
    }

    /// A method name without the number and the hash of a lambda: `lambda$main$3` is
    /// `lambda$main`.
    public static String methodName(String method) {
        return isLambdaBody(method) ? LAMBDA_BODY.matcher(method).replaceFirst("$1") : method;
    }

    /// Whether the method holds the body of a lambda expression.
    public static boolean isLambdaBody(String method) {
        return method.startsWith("lambda$") || method.contains("$$anonfun$");
    }

    /// Whether the class only stands between a lambda's caller and its body.
    public static boolean isLambdaProxy(String className) {
        return className.contains("$$Lambda");
    }

    private static boolean isAnonymousClass(String type) {
        return (type.indexOf('$') >= 0 && ANONYMOUS_CLASS.matcher(type).find())
                || type.indexOf("_closure") >= 0;
    }

    private static boolean isRuntime(String type) {
        for (String prefix : RUNTIME_PREFIXES) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a frame only connects two others, so that grouped stacks leave it out.
    private static boolean isPlumbing(String type, String method, boolean hidden) {
        return hidden
                || isLambdaProxy(type)
                || type.startsWith("java.lang.invoke.")
                || type.startsWith("jdk.internal.reflect.")
                || type.startsWith("sun.reflect.")
                || (type.equals("java.lang.reflect.Method") && method.equals("invoke"))
                || (type.equals("java.lang.reflect.Constructor")
                        && method.startsWith("newInstance"))
                || type.contains("$Proxy")
                || type.contains("$$FastClassBy")
                || type.startsWith("org.codehaus.groovy.vmplugin.v8.IndyInterface")
                || type.startsWith("org.codehaus.groovy.runtime.callsite.")
                || type.startsWith("kotlin.coroutines.jvm.internal.BaseContinuationImpl");
    }

    /// Thread name for grouping: trailing digits as `*`, inner ones kept (`pool-3-thread-*`).
    public static String threadGroup(String threadName) {
        int length = threadName.length();
        return length == 0 || !isDigit(threadName.charAt(length - 1))
                ? threadName
                : TRAILING_DIGITS.matcher(threadName).replaceFirst("*");
    }

    /// The coarser grouping: every run of digits as `*` (`pool-*-thread-*`), which is what leaked
    /// pools share.
    public static String threadFamily(String threadName) {
        return DIGITS.matcher(threadName).replaceAll("*");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
