package dev.skein.format.jfr;

import dev.skein.format.JavaFrames;
import dev.skein.model.FrameFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Interns the stacks of all chunks of a trace; normalises each distinct function once.
final class StackMapper {
    private static final int PROXY = 1 << 8;
    private static final int BODY = 1 << 9;
    private static final int IDLE = 1 << 10;
    private static final int MODEL_FLAGS = 0xff;
    private static final String CUT_OFF = "(frames that were cut off)";

    /// Where a worker waits that has no work: not a wait for something to be released.
    private static final Set<String> IDLE_FUNCTIONS =
            Set.of(
                    "java.util.concurrent.ThreadPoolExecutor.getTask",
                    "java.util.concurrent.ForkJoinPool.awaitWork",
                    "java.util.concurrent.ForkJoinPool.runWorker",
                    "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
                    "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.poll",
                    "java.util.TimerThread.mainLoop",
                    "java.lang.ref.ReferenceQueue.remove",
                    "org.eclipse.jetty.util.thread.QueuedThreadPool.idleJobPoll",
                    "org.apache.tomcat.util.threads.TaskQueue.poll",
                    "org.apache.tomcat.util.threads.TaskQueue.take",
                    "sun.nio.ch.SelectorImpl.select",
                    "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask");

    private final TraceBuilder builder;
    private final Map<String, Integer> functions = new HashMap<>();
    private int[] nameId = new int[256];
    private int[] normalisedId = new int[256];
    private int[] referenceId = new int[256];
    private int[] attributes = new int[256];

    private int[] frameIds = new int[64];

    StackMapper(TraceBuilder builder) {
        this.builder = builder;
    }

    /// The stacks of one chunk, mapped when they are first asked for.
    final class OfChunk {
        private static final int NOT_MAPPED = -2;

        private final ChunkData data;
        private final ChunkTexts texts;
        private final int[] nodeBySlot;
        private final boolean[] idle;
        private final int[] functionByMethod;
        private final BitSet nativeTypes = new BitSet();
        private long unresolved;

        OfChunk(ChunkData data, ChunkTexts texts, Metadata metadata) {
            this.data = data;
            this.texts = texts;
            this.nodeBySlot = new int[data.pools.stacks.size()];
            Arrays.fill(nodeBySlot, NOT_MAPPED);
            this.idle = new boolean[nodeBySlot.length];
            this.functionByMethod = new int[data.pools.methods.size()];
            Arrays.fill(functionByMethod, NOT_MAPPED);
            long frameTypes = metadata.idOf("jdk.types.FrameType");
            for (int key = 0; key <= Byte.MAX_VALUE; key++) {
                switch (data.pools.label(frameTypes, key)) {
                    case "Native", "C++", "Kernel" -> nativeTypes.set(key);
                    default -> {}
                }
            }
        }

        /// Node of the stack in the slot, [IntervalStore#NONE] when it is unknown or slot is
        /// negative.
        int node(int slot) {
            if (slot < 0) {
                return IntervalStore.NONE;
            }
            if (nodeBySlot[slot] == NOT_MAPPED) {
                nodeBySlot[slot] = map(slot);
            }
            return nodeBySlot[slot];
        }

        /// Whether the stack is that of a worker without work; ask after [#node].
        boolean isIdle(int slot) {
            return slot >= 0 && idle[slot];
        }

        /// Stacks asked for that no pool of the chunk explains.
        long unresolved() {
            return unresolved;
        }

        private int map(int slot) {
            Pools pools = data.pools;
            if (!pools.isStackDefined(slot)) {
                unresolved++;
                return IntervalStore.NONE;
            }
            int count = pools.frameCount(slot);
            if (count + 1 > frameIds.length) {
                frameIds = new int[count * 2 + 1];
            }
            int callee = -1;
            for (int i = 0; i < count; i++) {
                int frame = pools.firstFrame(slot) + i;
                int function = function(pools.method(frame));
                boolean isNative = nativeTypes.get(Math.max(0, pools.frameType(frame)));
                frameIds[i] = frameId(function, callee, pools.line(frame), isNative);
                if ((attributes[function] & FrameFlags.PLUMBING) == 0) {
                    callee = function;
                }
                if ((attributes[function] & IDLE) != 0) {
                    idle[slot] = true;
                }
            }
            if (pools.isTruncated(slot)) {
                int name = builder.strings().intern(CUT_OFF);
                frameIds[count++] = builder.stacks().frame(name, name, 0, 0, FrameFlags.ELIDED);
            }
            return builder.stacks().stack(frameIds, 0, count);
        }

        private int function(int method) {
            if (functionByMethod[method] == NOT_MAPPED) {
                long classKey = data.pools.classKeyOf(method);
                functionByMethod[method] =
                        StackMapper.this.function(
                                texts.className(classKey),
                                texts.symbol(data.pools.nameKeyOf(method)),
                                data.pools.isHidden(method));
            }
            return functionByMethod[method];
        }
    }

    private int function(String className, String method, boolean hidden) {
        String name =
                method.isEmpty() && className.isEmpty()
                        ? "(unknown)"
                        : className.isEmpty() ? method : className + "." + method;
        Integer known = functions.get(name);
        if (known != null) {
            return known;
        }
        int function = functions.size();
        functions.put(name, function);
        if (function == nameId.length) {
            nameId = Arrays.copyOf(nameId, function * 2);
            normalisedId = Arrays.copyOf(normalisedId, function * 2);
            referenceId = Arrays.copyOf(referenceId, function * 2);
            attributes = Arrays.copyOf(attributes, function * 2);
        }
        JavaFrames.Name normalised =
                className.isEmpty()
                        ? new JavaFrames.Name(name, 0)
                        : JavaFrames.of(className, method, hidden);
        nameId[function] = builder.strings().intern(name);
        normalisedId[function] = builder.strings().intern(normalised.normalised());
        attributes[function] = normalised.flags() | attributesOf(className, method, name);
        if ((attributes[function] & PROXY) != 0) {
            JavaFrames.Name reference = JavaFrames.of(className, method, hidden, "");
            referenceId[function] = builder.strings().intern(reference.normalised());
        }
        return function;
    }

    private static int attributesOf(String className, String method, String name) {
        return (JavaFrames.isLambdaProxy(className) ? PROXY : 0)
                | (JavaFrames.isLambdaBody(method) ? BODY : 0)
                | (IDLE_FUNCTIONS.contains(name) ? IDLE : 0);
    }

    /// @param callee function that this frame called, plumbing left out; -1 for the innermost
    private int frameId(int function, int callee, int line, boolean isNative) {
        int flags = attributes[function] & MODEL_FLAGS;
        int normalised = normalisedId[function];
        boolean reference =
                (attributes[function] & PROXY) != 0
                        && callee >= 0
                        && (attributes[callee] & BODY) == 0;
        if (reference) {
            normalised = referenceId[function];
            flags = (flags & ~FrameFlags.PLUMBING) | FrameFlags.ANONYMOUS;
        }
        if (isNative) {
            flags |= FrameFlags.NATIVE;
        }
        return builder.stacks().frame(nameId[function], normalised, 0, Math.max(0, line), flags);
    }
}
