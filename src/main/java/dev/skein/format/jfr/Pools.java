package dev.skein.format.jfr;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The constant pools of one chunk as columns by slot. Events and entries may come in either order:
/// whoever names a key first makes its slot.
///
/// Strings are kept as byte offsets into the input and decoded when somebody asks.
final class Pools {
    final LongIndex threads = new LongIndex();
    private long[] threadOsId = new long[16];
    private long[] threadJavaId = new long[16];
    private long[] threadGroup = new long[16];
    private long[] threadOsName = new long[16];
    private long[] threadJavaName = new long[16];
    private final BitSet virtualThreads = new BitSet();
    private final BitSet definedThreads = new BitSet();

    final LongIndex stacks = new LongIndex();
    private int[] stackFirst = new int[64];
    private int[] stackLength = new int[64];
    private final BitSet truncatedStacks = new BitSet();
    private final BitSet definedStacks = new BitSet();
    private int[] frameMethod = new int[1024];
    private int[] frameLine = new int[1024];
    private byte[] frameType = new byte[1024];
    private int frames;

    final LongIndex methods = new LongIndex();
    private long[] methodClass = new long[64];
    private long[] methodName = new long[64];
    private final BitSet hiddenMethods = new BitSet();

    final LongIndex classes = new LongIndex();
    private long[] className = new long[64];
    private final BitSet hiddenClasses = new BitSet();

    /// Where the strings of these pools lie in the input, by key.
    final TextPool symbols = new TextPool();
    final TextPool strings = new TextPool();
    final TextPool groupNames = new TextPool();

    private final Map<Long, Map<Long, String>> labels = new HashMap<>();

    void thread(
            long key,
            long osId,
            long javaId,
            long group,
            long osNameOffset,
            long javaNameOffset,
            boolean virtual) {
        int slot = threads.slot(key);
        threadOsId = room(threadOsId, slot);
        threadJavaId = room(threadJavaId, slot);
        threadGroup = room(threadGroup, slot);
        threadOsName = room(threadOsName, slot);
        threadJavaName = room(threadJavaName, slot);
        threadOsId[slot] = osId;
        threadJavaId[slot] = javaId;
        threadGroup[slot] = group;
        threadOsName[slot] = osNameOffset;
        threadJavaName[slot] = javaNameOffset;
        virtualThreads.set(slot, virtual);
        definedThreads.set(slot);
    }

    boolean isThreadDefined(int slot) {
        return definedThreads.get(slot);
    }

    long osThreadId(int slot) {
        return threadOsId[slot];
    }

    long javaThreadId(int slot) {
        return threadJavaId[slot];
    }

    long threadGroup(int slot) {
        return threadGroup[slot];
    }

    long osNameOffset(int slot) {
        return threadOsName[slot];
    }

    long javaNameOffset(int slot) {
        return threadJavaName[slot];
    }

    boolean isVirtual(int slot) {
        return virtualThreads.get(slot);
    }

    /// Begins a stack; its frames follow through [#frame], innermost first.
    void stack(long key, int length, boolean truncated) {
        int slot = stacks.slot(key);
        stackFirst = room(stackFirst, slot);
        stackLength = room(stackLength, slot);
        stackFirst[slot] = frames;
        stackLength[slot] = length;
        truncatedStacks.set(slot, truncated);
        definedStacks.set(slot);
    }

    void frame(long methodKey, int line, long frameTypeKey) {
        if (frames == frameMethod.length) {
            frameMethod = Arrays.copyOf(frameMethod, frames * 2);
            frameLine = Arrays.copyOf(frameLine, frames * 2);
            frameType = Arrays.copyOf(frameType, frames * 2);
        }
        frameMethod[frames] = methods.slot(methodKey);
        frameLine[frames] = line;
        frameType[frames] = (byte) Math.clamp(frameTypeKey, -1, Byte.MAX_VALUE);
        frames++;
    }

    boolean isStackDefined(int slot) {
        return definedStacks.get(slot);
    }

    boolean isTruncated(int slot) {
        return truncatedStacks.get(slot);
    }

    /// Index of the innermost frame.
    int firstFrame(int slot) {
        return stackFirst[slot];
    }

    int frameCount(int slot) {
        return stackLength[slot];
    }

    int method(int frame) {
        return frameMethod[frame];
    }

    int line(int frame) {
        return frameLine[frame];
    }

    int frameType(int frame) {
        return frameType[frame];
    }

    void method(long key, long classKey, long nameKey, boolean hidden) {
        int slot = methods.slot(key);
        methodClass = room(methodClass, slot);
        methodName = room(methodName, slot);
        methodClass[slot] = classKey;
        methodName[slot] = nameKey;
        hiddenMethods.set(slot, hidden);
    }

    /// Key of the class that declares the method; 0, which is null, when the pool has no entry.
    long classKeyOf(int method) {
        return method < methodClass.length ? methodClass[method] : 0;
    }

    long nameKeyOf(int method) {
        return method < methodName.length ? methodName[method] : 0;
    }

    void type(long key, long nameKey, boolean hidden) {
        int slot = classes.slot(key);
        className = room(className, slot);
        className[slot] = nameKey;
        hiddenClasses.set(slot, hidden);
    }

    /// Key of the symbol that names the class with that key, 0 when the pool has no entry.
    long nameKeyOfClass(long key) {
        int slot = classes.find(key);
        return slot < 0 ? 0 : className[slot];
    }

    boolean isHidden(int method) {
        int declaring = classes.find(classKeyOf(method));
        return hiddenMethods.get(method) || (declaring >= 0 && hiddenClasses.get(declaring));
    }

    void label(long typeId, long key, String text) {
        labels.computeIfAbsent(typeId, _ -> new HashMap<>()).put(key, text);
    }

    /// A pooled name (collector, cause, VM operation, …); empty when the pool has no entry.
    String label(long typeId, long key) {
        Map<Long, String> ofType = labels.get(typeId);
        return ofType == null ? "" : ofType.getOrDefault(key, "");
    }

    private static long[] room(long[] column, int slot) {
        return slot < column.length
                ? column
                : Arrays.copyOf(column, Math.max(slot + 1, column.length * 2));
    }

    private static int[] room(int[] column, int slot) {
        return slot < column.length
                ? column
                : Arrays.copyOf(column, Math.max(slot + 1, column.length * 2));
    }
}
