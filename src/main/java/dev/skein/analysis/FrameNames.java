package dev.skein.analysis;

import dev.skein.model.Frame;
import java.util.regex.Pattern;

/// Names of frames for comparing stacks: what the compiler or the machine made up is left out.
final class FrameNames {
    private static final Pattern CLOSURE_TAIL =
            Pattern.compile("\\.func\\d+(\\.\\d+|\\.gowrap\\d+|\\.func\\d+)*$");
    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("\\[[^\\]]*\\]");

    private FrameNames() {}

    /// The normalised name with the numbers of closures dropped, so that the same closure of two
    /// builds is alike.
    static String loose(Frame frame) {
        String name = TYPE_ARGUMENTS.matcher(frame.normalised()).replaceAll("");
        return CLOSURE_TAIL.matcher(name).replaceAll(".func*");
    }

    static boolean isAnonymous(Frame frame) {
        String name = frame.function();
        return frame.isAnonymous()
                || CLOSURE_TAIL.matcher(name).find()
                || name.contains("lambda$")
                || name.contains("$$Lambda");
    }
}
