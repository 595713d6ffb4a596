package ai.modular.etl.importcsv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads comma-separated values as RFC 4180 has them, in UTF-8, one record per line: quotes around a field may hold commas and doubled quotes, not
 * line ends, so that a defect can be told by its line.
 */
final class CsvReader implements AutoCloseable {

    private final BufferedReader lines;
    private long number;

    /** A line: its number from 1 on and its fields, or none when the quotes in it do not match. */
    record Line(long number, Optional<List<String>> fields) {}

    /** Bytes that are not UTF-8 are read as the replacement character, which no column accepts. */
    CsvReader(Path file) throws IOException {
        lines = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    /** The next line that is not empty; none at the end. */
    Optional<Line> next() throws IOException {
        String line = lines.readLine();
        number++;
        while (line != null && line.isBlank()) {
            line = lines.readLine();
            number++;
        }
        return line == null
                ? Optional.empty()
                : Optional.of(new Line(number, split(number == 1 ? withoutMark(line) : line)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Some programs put a byte order mark in front. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    static Optional<List<String>> split(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                int end = closingQuote(line, at);
                if (end < 0 || (end + 1 < line.length() && line.charAt(end + 1) != ',')) {
                    return Optional.empty();
                }
                fields.add(line.substring(at + 1, end).replace("\"\"", "\""));
                at = end + 2;
            } else {
                int end = line.indexOf(',', at) < 0 ? line.length() : line.indexOf(',', at);
                fields.add(line.substring(at, end).strip());
                at = end + 1;
            }
        }
        return Optional.of(fields);
    }

    private static int closingQuote(String line, int opening) {
        int at = opening + 1;
        while (at < line.length()) {
            if (line.charAt(at) != '"') {
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                at += 2;
            } else {
                return at;
            }
        }
        return -1;
    }
}
