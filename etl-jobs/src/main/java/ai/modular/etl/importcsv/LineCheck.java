package ai.modular.etl.importcsv;

import ai.modular.etl.importcsv.FileFormat.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with one line of a file whose column names are right. */
final class LineCheck {

    private final FileFormat format;
    private final List<Column> columns;
    private final List<String> names;
    private final int[] key;
    private final Map<String, Set<String>> known;

    /**
     * @param names the columns of the file, in its order
     * @param known by file name, the keys that may be referred to
     */
    LineCheck(FileFormat format, List<String> names, Map<String, Set<String>> known) {
        this.format = format;
        this.names = names;
        this.known = known;
        this.columns = names.stream().map(this::column).toList();
        this.key = format.key().stream().mapToInt(names::indexOf).toArray();
    }

    List<String> problems(List<String> fields) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            problem(columns.get(i), fields.get(i), problems);
        }
        if (problems.isEmpty()) {
            compareDays("first_day", "last_day", fields, problems);
            compareAssortment(fields, problems);
            compareHours(fields, problems);
        }
        return problems;
    }

    /** The key as one text, shorter than the line; a key column that the file does not have counts as empty. */
    String key(List<String> fields) {
        if (key.length == 1) {
            return fields.get(key[0]);
        }
        StringBuilder text = new StringBuilder();
        for (int at : key) {
            text.append(at < 0 ? "" : fields.get(at)).append('\u001f');
        }
        return text.toString();
    }

    String readableKey(List<String> fields) {
        return java.util.Arrays.stream(key)
                .mapToObj(at -> at < 0 || fields.get(at).isEmpty() ? "(none)" : fields.get(at))
                .collect(Collectors.joining(", "));
    }

    private void problem(Column column, String value, List<String> problems) {
        if (value.isEmpty()) {
            if (column.required()) {
                problems.add("%s is empty".formatted(column.name()));
            }
        } else if (!column.kind().accepts(value)) {
            problems.add("%s is %s, but must be %s"
                    .formatted(column.name(), shown(value), column.kind().description()));
        } else if (column.refersTo() != null
                && !known.getOrDefault(column.refersTo(), Set.of()).contains(value)) {
            problems.add("%s is %s, which %s does not have".formatted(column.name(), value, column.refersTo()));
        }
    }

    private void compareDays(String first, String last, List<String> fields, List<String> problems) {
        String from = field(first, fields);
        String to = field(last, fields);
        if (!from.isEmpty() && !to.isEmpty() && to.compareTo(from) < 0) {
            problems.add("%s is %s, before %s %s".formatted(last, to, first, from));
        }
    }

    /** A product that leaves on the day on which it comes was never there. */
    private void compareAssortment(List<String> fields, List<String> problems) {
        String introduced = field("introduced_on", fields);
        String delisted = field("delisted_on", fields);
        if (!introduced.isEmpty() && !delisted.isEmpty() && delisted.compareTo(introduced) <= 0) {
            problems.add("delisted_on is %s, not after introduced_on %s".formatted(delisted, introduced));
        }
    }

    private void compareHours(List<String> fields, List<String> problems) {
        String opens = field("opens_hour", fields);
        String closes = field("closes_hour", fields);
        if (!opens.isEmpty() && !closes.isEmpty() && Integer.parseInt(closes) <= Integer.parseInt(opens)) {
            problems.add("closes_hour is %s, not after opens_hour %s".formatted(closes, opens));
        }
    }

    private String field(String name, List<String> fields) {
        int at = names.indexOf(name);
        return at < 0 ? "" : fields.get(at);
    }

    private Column column(String name) {
        return format.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
