package ai.modular.cli.plan;

import ai.modular.cli.plan.CsvTable.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Columns of the items file whose names begin with group: what series with the same value have in common. */
final class Groups {

    private static final String PREFIX = "group";

    private Groups() {}

    static List<String> columns(CsvTable items) {
        return items.header().stream().filter(name -> name.startsWith(PREFIX)).toList();
    }

    /** {@code [grouping][series]}; items without a line or a value are a group together. */
    static int[][] of(CsvTable items, List<String> ids) {
        return columns(items).stream().map(column -> of(items, column, ids)).toArray(int[][]::new);
    }

    private static int[] of(CsvTable items, String column, List<String> ids) {
        Map<String, String> values = new HashMap<>();
        for (Row row : items.rows()) {
            values.put(items.cell(row, "unique_id"), items.cell(row, column));
        }
        String[] sorted = new TreeSet<>(values.values()).toArray(String[]::new);
        // One more group, the first one, for what has no line
        return ids.stream()
                .mapToInt(id -> values.containsKey(id) ? Arrays.binarySearch(sorted, values.get(id)) + 1 : 0)
                .toArray();
    }
}
