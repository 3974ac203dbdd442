package dev.skein.analysis;

import dev.skein.model.Frame;

/// Where a lane was started.
final class Creation {
    private Creation() {}

    static Site site(Evidence evidence, int lane) {
        return site(evidence, evidence.trace().lanes().creationStack(lane), 0);
    }

    /// The innermost application frame of `stack` as a site without a name when there is none.
    static Site site(Evidence evidence, int stack, double share) {
        Frame frame = evidence.frames().innermost(stack);
        return frame == null
                ? new Site("", "", 0, share)
                : new Site(frame.function(), frame.file(), frame.line(), share);
    }
}
