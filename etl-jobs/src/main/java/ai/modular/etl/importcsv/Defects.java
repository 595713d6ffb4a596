package ai.modular.etl.importcsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the files, in the order in which it was found; from a limit on only counted. */
final class Defects {

    static final int KEPT = 10_000;

    private final List<Defect> kept = new ArrayList<>();
    private long count;

    /** @param line from 1 on, the line of the column names; 0 for the file as a whole */
    record Defect(String file, long line, String reason) {

        @Override
        public String toString() {
            return line == 0 ? "%s: %s".formatted(file, reason) : "%s, line %d: %s".formatted(file, line, reason);
        }
    }

    void add(String file, long line, String reason) {
        if (count++ < KEPT) {
            kept.add(new Defect(file, line, reason));
        }
    }

    long count() {
        return count;
    }

    /** Those that are kept. */
    List<Defect> all() {
        return List.copyOf(kept);
    }

    String first(int number) {
        return kept.stream().limit(number).map(Defect::toString).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    /** Writes them as CSV: file, line, reason. */
    void write(Path report) throws IOException {
        Files.createDirectories(report.getParent());
        List<String> lines = new ArrayList<>(List.of("file,line,reason"));
        kept.forEach(defect -> lines.add("%s,%d,\"%s\""
                .formatted(defect.file(), defect.line(), defect.reason().replace("\"", "\"\""))));
        Files.write(report, lines);
    }
}
