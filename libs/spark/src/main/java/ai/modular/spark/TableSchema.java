package ai.modular.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.lake.TableDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The declared schema of a lake table, and rows brought into it. */
final class TableSchema {

    private final TableDefinition table;
    private final StructType type;

    TableSchema(TableDefinition table) {
        this.table = table;
        this.type = StructType.fromDDL(table.columns());
    }

    StructType type() {
        return type;
    }

    boolean has(String column) {
        return Arrays.asList(type.fieldNames()).contains(column);
    }

    /** The partition column that holds a date: {@code business_date}, {@code ds}, {@code received_date}. */
    String dateColumn() {
        return table.partitionBy().stream()
                .filter(name -> type.apply(name).dataType().equals(DataTypes.DateType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is not partitioned by a date, but by %s".formatted(table.name(), table.partitionBy())));
    }

    /**
     * The rows with exactly the declared columns, in their order, cast where SQL would store the type without loss of meaning.
     *
     * @throws IllegalArgumentException naming a column that is unknown, missing or of a type that cannot be stored
     */
    Dataset<Row> aligned(Dataset<Row> rows) {
        Set<String> given = Set.of(rows.columns());
        given.stream().filter(name -> !has(name)).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("%s has no column %s. Its columns: %s"
                    .formatted(table.name(), name, String.join(", ", type.fieldNames())));
        });
        return rows.select(Arrays.stream(type.fields())
                .map(field -> stored(field, rows.schema(), given.contains(field.name())))
                .toArray(Column[]::new));
    }

    private Column stored(StructField field, StructType given, boolean present) {
        if (!present) {
            throw new IllegalArgumentException(
                    "the rows for %s lack the column %s".formatted(table.name(), field.name()));
        }
        var from = given.apply(field.name()).dataType();
        if (from.equals(field.dataType())) {
            return col(field.name());
        }
        if (!Cast.canANSIStoreAssign(from, field.dataType())) {
            throw new IllegalArgumentException("column %s of %s is %s, but the rows bring %s"
                    .formatted(field.name(), table.name(), field.dataType().sql(), from.sql()));
        }
        return col(field.name()).cast(field.dataType()).as(field.name());
    }

    /** Rows of an older version in today's columns: a column that did not exist yet is null. */
    Dataset<Row> widened(Dataset<Row> stored) {
        Set<String> present = Set.of(stored.columns());
        return stored.select(Arrays.stream(type.fields())
                .map(field -> present.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new));
    }

    /** Declared columns that the stored table does not have yet. */
    List<String> newColumns(StructType stored) {
        Set<String> present = Arrays.stream(stored.fieldNames()).collect(Collectors.toSet());
        return Arrays.stream(type.fieldNames())
                .filter(name -> !present.contains(name))
                .toList();
    }
}
