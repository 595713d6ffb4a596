package ai.modular.contracts.lake;

import java.util.List;

/**
 * One table of the lake.
 *
 * @param name layer and table: {@code gold.demand_forecast}
 * @param columns the schema as SQL DDL: {@code location_id STRING NOT NULL, ...}
 * @param key the columns that identify a row
 * @param partitionBy partition columns; empty for small tables
 * @param sortBy the order of rows within a file
 */
public record TableDefinition(
        String name, String columns, List<String> key, List<String> partitionBy, List<String> sortBy) {

    public TableDefinition {
        if (!name.matches("(bronze|silver|gold|demo)\\.[a-z_]+")) {
            throw new IllegalArgumentException("table name is %s, but must be layer.table".formatted(name));
        }
        key = List.copyOf(key);
        partitionBy = List.copyOf(partitionBy);
        sortBy = List.copyOf(sortBy);
    }
}
