package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import java.util.EnumSet;
import java.util.Set;

/// How stacks are put into groups, and which of them count.
///
/// @param topFrames for [Grouping#TOP]: how many frames, at least 1; shorter stacks count as they
///     are
/// @param foldLambdas name anonymous functions as a person would and leave out what the compiler
///     and the virtual machine put between a lambda and its body
/// @param hideRuntime leave out frames of the runtime and the standard library; a stack of nothing
///     else is taken as it is
/// @param byState the display class is part of the key
/// @param systemLanes lanes of the runtime itself count, and processors
/// @param states intervals in other classes do not count
/// @param sources empty means what is natural for the trace
public record GroupOptions(
        Grouping grouping,
        int topFrames,
        boolean foldLambdas,
        boolean hideRuntime,
        boolean byState,
        boolean systemLanes,
        Set<LaneState> states,
        Set<StackSource> sources) {
    public static final int DEFAULT_TOP = 3;

    public static final GroupOptions DEFAULT =
            new GroupOptions(
                    Grouping.TOP,
                    DEFAULT_TOP,
                    true,
                    true,
                    false,
                    false,
                    EnumSet.allOf(LaneState.class),
                    Set.of());

    public GroupOptions {
        if (topFrames < 1) {
            throw new IllegalArgumentException(topFrames + " frames");
        }
        states = Set.copyOf(states);
        sources = Set.copyOf(sources);
    }

    public GroupOptions with(Grouping newGrouping) {
        return new GroupOptions(
                newGrouping,
                topFrames,
                foldLambdas,
                hideRuntime,
                byState,
                systemLanes,
                states,
                sources);
    }

    public GroupOptions withTop(int frames) {
        return new GroupOptions(
                Grouping.TOP,
                frames,
                foldLambdas,
                hideRuntime,
                byState,
                systemLanes,
                states,
                sources);
    }

    public GroupOptions withFrames(boolean fold, boolean hide) {
        return new GroupOptions(
                grouping, topFrames, fold, hide, byState, systemLanes, states, sources);
    }

    public GroupOptions withByState(boolean split) {
        return new GroupOptions(
                grouping, topFrames, foldLambdas, hideRuntime, split, systemLanes, states, sources);
    }

    public GroupOptions withSystemLanes(boolean all) {
        return new GroupOptions(
                grouping, topFrames, foldLambdas, hideRuntime, byState, all, states, sources);
    }

    public GroupOptions withStates(Set<LaneState> only) {
        return new GroupOptions(
                grouping, topFrames, foldLambdas, hideRuntime, byState, systemLanes, only, sources);
    }

    public GroupOptions withSources(Set<StackSource> only) {
        return new GroupOptions(
                grouping, topFrames, foldLambdas, hideRuntime, byState, systemLanes, states, only);
    }

    /// The sources that count in `trace`.
    public Set<StackSource> sourcesIn(Trace trace) {
        return sources.isEmpty() ? StackSource.natural(trace) : sources;
    }
}
