package dev.skein.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sub-states of one trace by code, and their display classes as an array for hot loops.
public final class SubStates {
    /// In [#classCodes()]: the sub-state belongs to no display class.
    public static final byte NO_CLASS = -1;

    private final List<SubState> states;
    private final byte[] classCodes;

    private SubStates(List<SubState> states) {
        this.states = List.copyOf(states);
        this.classCodes = new byte[256];
        java.util.Arrays.fill(classCodes, NO_CLASS);
        for (SubState state : states) {
            LaneState laneState = state.state();
            classCodes[state.code()] = laneState == null ? NO_CLASS : (byte) laneState.code();
        }
    }

    public int size() {
        return states.size();
    }

    public SubState get(int code) {
        return states.get(code);
    }

    public List<SubState> all() {
        return states;
    }

    /// Display class by sub-state code, [#NO_CLASS] for none; 256 long, owned by this table, not to
    /// be written.
    public byte[] classCodes() {
        return classCodes;
    }

    /// Collects sub-states while a trace is read; asking twice for a name gives the same code.
    static final class Builder {
        private static final int MAX = 256;

        private final List<SubState> states = new ArrayList<>();
        private final Map<String, Integer> codeByName = new HashMap<>();
        private @Nullable SubStates frozen;

        Builder() {
            add("absent", "not alive", null);
            add("no event", "no event", null);
        }

        /// The code of the sub-state `name`, made on first use. When all 256 codes are taken the
        /// last one, "other", is shared.
        int code(String name, String label, LaneState state) {
            Integer known = codeByName.get(name);
            if (known != null) {
                return known;
            }
            if (states.size() == MAX - 1) {
                return add("other", "other", LaneState.OTHER);
            }
            return states.size() == MAX ? MAX - 1 : add(name, label, state);
        }

        private int add(String name, String label, @Nullable LaneState state) {
            int code = states.size();
            states.add(new SubState(code, name, label, state));
            codeByName.put(name, code);
            frozen = null;
            return code;
        }

        SubStates freeze() {
            SubStates result = frozen;
            if (result == null) {
                result = new SubStates(states);
                frozen = result;
            }
            return result;
        }
    }
}
