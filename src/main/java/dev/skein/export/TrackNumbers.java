package dev.skein.export;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Gives lanes the process and thread numbers of a trace-event file.
///
/// Viewers name threads by thread number alone, so each number is given once in a file, whatever
/// its process: a lane's own id where that is free and fits, else one above all ids. Lanes of one
/// kind and process are a "process" of the file, since viewers fold by process. Process numbers are
/// unlike all thread numbers, which would otherwise be taken for main threads.
final class TrackNumbers {
    private static final long MAX_OWN_ID = 1L << 30;

    /// A process of the file.
    ///
    /// @param kind of its lanes
    /// @param process of the recording
    record Group(int pid, LaneKind kind, int process) {}

    private final Set<Long> taken = new HashSet<>();
    private long nextFree = 1;

    /// Thread numbers and groups of one recording's lanes.
    static final class Numbers {
        private final int[] tids;
        private final int[] groupOfLane;
        private final List<Group> groups;

        private Numbers(int[] tids, int[] groupOfLane, List<Group> groups) {
            this.tids = tids;
            this.groupOfLane = groupOfLane;
            this.groups = List.copyOf(groups);
        }

        List<Group> groups() {
            return groups;
        }

        int tid(int lane) {
            return tids[lane];
        }

        int pid(int lane) {
            return groups.get(groupOfLane[lane]).pid();
        }
    }

    /// Keeps the ids of these lanes out of the numbers that [#fresh()] gives.
    void reserve(LaneTable lanes) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (fits(lanes.id(lane))) {
                nextFree = Math.max(nextFree, lanes.id(lane) + 1);
            }
        }
    }

    /// A number that nothing else in the file has.
    int fresh() {
        return (int) nextFree++;
    }

    Numbers number(LaneTable lanes) {
        TreeMap<Key, Integer> groupByKey = new TreeMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            groupByKey.put(new Key(lanes.process(lane), lanes.kind(lane)), 0);
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Key, Integer> entry : groupByKey.entrySet()) {
            entry.setValue(groups.size());
            groups.add(new Group(fresh(), entry.getKey().kind, entry.getKey().process));
        }
        int[] tids = new int[lanes.size()];
        int[] groupOfLane = new int[lanes.size()];
        for (int lane = 0; lane < lanes.size(); lane++) {
            Key key = new Key(lanes.process(lane), lanes.kind(lane));
            groupOfLane[lane] = groupByKey.getOrDefault(key, 0);
        }
        for (boolean threads : new boolean[] {true, false}) {
            for (int lane = 0; lane < lanes.size(); lane++) {
                if (lanes.kind(lane).isThread() == threads) {
                    tids[lane] = tid(lanes.id(lane));
                }
            }
        }
        return new Numbers(tids, groupOfLane, groups);
    }

    private int tid(long id) {
        return fits(id) && taken.add(id) ? (int) id : fresh();
    }

    private static boolean fits(long id) {
        return id > 0 && id < MAX_OWN_ID;
    }

    private record Key(int process, LaneKind kind) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byProcess = Integer.compare(process, other.process);
            return byProcess != 0 ? byProcess : kind.compareTo(other.kind);
        }
    }
}
