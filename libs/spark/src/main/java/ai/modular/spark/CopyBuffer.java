package ai.modular.spark;

import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/** Collects the bytes of a binary COPY, big endian, and hands them over in large pieces. */
final class CopyBuffer {

    private static final int FLUSH_AT = 1 << 16;

    private final CopyIn copy;
    private byte[] bytes = new byte[2 * FLUSH_AT];
    private int size;

    CopyBuffer(CopyIn copy) {
        this.copy = copy;
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putShort(int value) {
        reserve(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(4);
        writeInt(size, value);
        size += 4;
    }

    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    void putBytes(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** Leaves room for a length that is known only after what follows was put. */
    int openLength() {
        putInt(0);
        return size;
    }

    void closeLength(int opened) {
        writeInt(opened - 4, size - opened);
    }

    /** To be called between rows: sends what has gathered when it is enough. */
    void flushWhenFull() throws SQLException {
        if (size >= FLUSH_AT) {
            flush();
        }
    }

    void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, size);
        size = 0;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    private void writeInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
