package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parsed metadata by its bytes: the chunks of a recording repeat 100 KB of it. Any thread.
final class MetadataCache {
    private static final int MAX_ENTRIES = 256;

    private final Map<Integer, List<Entry>> byHash = new HashMap<>();
    private int size;

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Entry(byte[] body, Metadata metadata) {}

    /// The metadata in `bytes[from .. ]`, which is what follows the event's id.
    Metadata parse(byte[] bytes, int from) throws MalformedException {
        byte[] body = Arrays.copyOfRange(bytes, from, bytes.length);
        int hash = Arrays.hashCode(body);
        synchronized (this) {
            for (Entry entry : byHash.getOrDefault(hash, List.of())) {
                if (Arrays.equals(entry.body, body)) {
                    return entry.metadata;
                }
            }
        }
        Metadata metadata = MetadataParser.parse(new Cursor(body, 0, body.length));
        synchronized (this) {
            if (size < MAX_ENTRIES) {
                byHash.computeIfAbsent(hash, _ -> new ArrayList<>()).add(new Entry(body, metadata));
                size++;
            }
        }
        return metadata;
    }
}
