package ai.modular.spark;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes data sets into PostgreSQL by binary COPY, each partition from its executor. Columns are matched by name; those that the rows do not
 * bring take their default.
 */
public final class PostgresCopy {

    /** What {@link #merge} calls the rows in its statement. */
    public static final String STAGING = "staging";

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private PostgresCopy() {}

    /**
     * Adds the rows to the table. Each partition is one COPY: it is there as a whole or not at all, but a failure may leave some partitions there
     * and others not. Readers must not see the rows yet (a revision that no pointer names), and who writes again removes them first.
     *
     * @return rows written
     * @throws IllegalArgumentException if the table lacks a column or has it with another type
     */
    public static long write(Dataset<Row> rows, PostgresTarget target, String table) {
        CopyPlan plan = CopyPlan.of(rows, target, table);
        return run(rows, batch -> {
            try (Connection connection = target.connect()) {
                return copy(connection, plan.into(table), plan, batch);
            }
        });
    }

    /**
     * Brings the rows into a staging table shaped like {@code table} and runs the statement on it, one transaction per partition: for idempotent
     * upserts. Rows of one key must lie in one partition, otherwise two partitions may wait for each other.
     *
     * @param statement reads {@code staging}: {@code INSERT INTO … SELECT … FROM staging ON CONFLICT …}
     * @return rows that the statement changed
     */
    public static long merge(Dataset<Row> rows, PostgresTarget target, String table, String statement) {
        CopyPlan plan = CopyPlan.of(rows, target, table);
        return run(rows, batch -> {
            if (!batch.hasNext()) {
                return 0;
            }
            try (Connection connection = target.connect();
                    Statement sql = connection.createStatement()) {
                connection.setAutoCommit(false);
                sql.execute("CREATE TEMP TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
                        .formatted(STAGING, plan.columnList(), table));
                copy(connection, plan.into(STAGING), plan, batch);
                long changed = sql.executeLargeUpdate(statement);
                connection.commit();
                return changed;
            }
        });
    }

    private static long run(Dataset<Row> rows, BatchWriter writer) {
        return rows
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(batch -> List.of(writer.write(batch)).iterator())
                .collect()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long copy(Connection connection, String command, CopyPlan plan, Iterator<InternalRow> rows)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            CopyBuffer out = new CopyBuffer(copy);
            out.putBytes(SIGNATURE);
            out.putLong(0);
            while (rows.hasNext()) {
                plan.put(rows.next(), out);
                out.flushWhenFull();
            }
            out.putShort(-1);
            out.flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private interface BatchWriter extends Serializable {
        long write(Iterator<InternalRow> batch) throws SQLException;
    }

    /** Names and encoders of the columns that are copied. */
    private record CopyPlan(List<String> columns, CopyField[] fields) implements Serializable {

        static CopyPlan of(Dataset<Row> rows, PostgresTarget target, String table) {
            Map<String, String> types = typesOf(target, table);
            StructField[] given = rows.schema().fields();
            CopyField[] fields = Arrays.stream(given)
                    .map(field -> field(table, field, types.get(field.name())))
                    .toArray(CopyField[]::new);
            return new CopyPlan(Arrays.stream(given).map(StructField::name).collect(Collectors.toList()), fields);
        }

        private static CopyField field(String table, StructField given, String type) {
            if (type == null) {
                throw new IllegalArgumentException("%s has no column %s".formatted(table, given.name()));
            }
            try {
                return CopyField.of(given.dataType(), type);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "column %s of %s: %s".formatted(given.name(), table, e.getMessage()), e);
            }
        }

        void put(InternalRow row, CopyBuffer out) {
            out.putShort(fields.length);
            for (int i = 0; i < fields.length; i++) {
                CopyField.putNullable(fields[i], row, i, out);
            }
        }

        String columnList() {
            return columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        }

        String into(String table) {
            return "COPY %s (%s) FROM STDIN WITH (FORMAT binary)".formatted(table, columnList());
        }

        /** Internal type name by column; a domain counts as what it is made of. */
        private static Map<String, String> typesOf(PostgresTarget target, String table) {
            try (Connection connection = target.connect();
                    var query = connection.prepareStatement("""
                            SELECT a.attname, coalesce(base.typname, t.typname)
                            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type base ON base.oid = t.typbasetype
                            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped""")) {
                query.setString(1, table);
                Map<String, String> types = new HashMap<>();
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        types.put(found.getString(1), found.getString(2));
                    }
                }
                if (types.isEmpty()) {
                    throw new IllegalArgumentException("there is no table %s in %s".formatted(table, target.url()));
                }
                return types;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read the columns of " + table, e);
            }
        }
    }
}
