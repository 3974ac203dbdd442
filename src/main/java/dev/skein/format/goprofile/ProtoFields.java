package dev.skein.format.goprofile;

/// Walks the fields of one protobuf message in an array of bytes.
final class ProtoFields {
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int BYTES = 2;
    static final int FIXED_32 = 5;

    private static final int PROFILE_FIELDS = 14;

    private final byte[] bytes;
    private int position;
    private final int end;
    private boolean broken;

    private int field;
    private int wireType;
    private long value;
    private int from;
    private int to;

    ProtoFields(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /// Moves to the next field; false at the end and where the bytes are no message any more.
    boolean next() {
        if (position >= end || broken) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        wireType = (int) key & 7;
        switch (wireType) {
            case VARINT -> value = varint();
            case FIXED_64 -> skip(8);
            case FIXED_32 -> skip(4);
            case BYTES -> {
                long length = varint();
                if (length < 0 || length > end - position) {
                    broken = true;
                } else {
                    from = position;
                    to = position + (int) length;
                    position = to;
                }
            }
            default -> broken = true;
        }
        broken |= key >>> 3 == 0 || key >>> 3 > Integer.MAX_VALUE;
        return !broken;
    }

    private void skip(int length) {
        if (length > end - position) {
            broken = true;
        } else {
            position += length;
        }
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                broken = true;
                return 0;
            }
            byte next = bytes[position++];
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        broken = true;
        return 0;
    }

    boolean isBroken() {
        return broken;
    }

    int position() {
        return position;
    }

    int field() {
        return field;
    }

    boolean isBytes() {
        return wireType == BYTES;
    }

    boolean isVarint() {
        return wireType == VARINT;
    }

    /// Value of a varint field.
    long value() {
        return value;
    }

    /// Where the content of a field of bytes begins.
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The message or packed list that the field holds.
    ProtoFields inner() {
        return new ProtoFields(bytes, from, to);
    }

    /// The next number of a packed list; check [#hasMore()] first.
    long packed() {
        return varint();
    }

    boolean hasMore() {
        return position < end && !broken;
    }

    /// Number of fields that can belong to a profile; 0 when one cannot.
    ///
    /// @param whole the bytes are all there are, so the last field must be complete
    static int countProfileFields(byte[] bytes, boolean whole) {
        ProtoFields fields = new ProtoFields(bytes, 0, bytes.length);
        int count = 0;
        while (fields.next()) {
            if (fields.field > PROFILE_FIELDS || !fitsProfile(fields.field, fields.wireType)) {
                return 0;
            }
            count++;
        }
        boolean cut = fields.broken && !whole && count > 3;
        return fields.broken && !cut ? (count > 8 ? count : 0) : count;
    }

    private static boolean fitsProfile(int field, int wireType) {
        return switch (field) {
            case 1, 2, 3, 4, 5, 6, 11 -> wireType == BYTES;
            case 13 -> wireType == BYTES || wireType == VARINT;
            default -> wireType == VARINT;
        };
    }
}
