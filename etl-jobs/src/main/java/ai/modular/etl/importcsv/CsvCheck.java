package ai.modular.etl.importcsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all files through and collects what is wrong with them. Loads nothing. */
final class CsvCheck {

    private final Path folder;
    private final Defects defects = new Defects();
    private final Map<String, Set<String>> known = new HashMap<>();

    CsvCheck(Path folder) {
        this.folder = folder;
    }

    Defects run() throws IOException {
        for (FileFormat format : FileFormat.ALL) {
            Path file = folder.resolve(format.name());
            if (Files.isRegularFile(file)) {
                check(format, file);
            } else if (format.required()) {
                defects.add(format.name(), 0, "the file is missing");
            }
        }
        return defects;
    }

    private void check(FileFormat format, Path file) throws IOException {
        try (CsvReader reader = new CsvReader(file)) {
            Optional<CsvReader.Line> header = reader.next();
            if (header.isEmpty() || header.get().fields().isEmpty()) {
                defects.add(format.name(), 1, "the line of column names is missing or cannot be read");
                return;
            }
            List<String> names = header.get().fields().get();
            if (checkHeader(format, names)) {
                checkLines(format, names, reader);
            }
        }
    }

    private boolean checkHeader(FileFormat format, List<String> names) {
        long before = defects.count();
        for (String name : names) {
            if (!format.columnNames().contains(name)) {
                defects.add(
                        format.name(),
                        1,
                        "column %s is not known; the columns are %s"
                                .formatted(name, String.join(", ", format.columnNames())));
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            defects.add(format.name(), 1, "a column is there twice");
        }
        format.columns().stream()
                .filter(column -> column.required() && !names.contains(column.name()))
                .forEach(column -> defects.add(format.name(), 1, "column %s is missing".formatted(column.name())));
        return defects.count() == before;
    }

    private void checkLines(FileFormat format, List<String> names, CsvReader reader) throws IOException {
        LineCheck lines = new LineCheck(format, names, known);
        Set<String> keys =
                format.isReferredTo() ? known.computeIfAbsent(format.name(), none -> new HashSet<>()) : new HashSet<>();
        for (Optional<CsvReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            List<String> problems = new ArrayList<>();
            Optional<List<String>> fields = line.get().fields();
            if (fields.isEmpty()) {
                problems.add("the quotes do not match");
            } else if (fields.get().size() != names.size()) {
                problems.add("%d fields, but %d columns".formatted(fields.get().size(), names.size()));
            } else {
                problems.addAll(lines.problems(fields.get()));
                if (!keys.add(lines.key(fields.get()))) {
                    problems.add("%s %s is there twice"
                            .formatted(String.join(", ", format.key()), lines.readableKey(fields.get())));
                }
            }
            for (String problem : problems) {
                defects.add(format.name(), line.get().number(), problem);
            }
        }
    }
}
