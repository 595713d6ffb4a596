package ai.modular.etl.importcsv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Text into a running COPY, in large pieces. */
final class CopyWriter extends Writer {

    private static final int FLUSH_AT = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder();

    CopyWriter(CopyIn copy) {
        this.copy = copy;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        text.append(characters, offset, length);
        if (text.length() >= FLUSH_AT) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException("COPY broke", e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
