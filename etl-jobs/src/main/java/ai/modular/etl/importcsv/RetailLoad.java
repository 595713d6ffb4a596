package ai.modular.etl.importcsv;

import ai.modular.etl.importcsv.FileFormat.Column;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Brings the master data of checked files into schema {@code retail}, all of it in one transaction: rows that are there are renewed, none is removed.
 */
final class RetailLoad {

    /** Columns that are not in the files, or may be left empty, get these values. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("opens_hour", "7"),
            Map.entry("closes_hour", "22"),
            Map.entry("minimum_value", "0"),
            Map.entry("cutoff_hour", "10"),
            Map.entry("unit", "'each'"),
            Map.entry("delivery_days", "'{}'"),
            Map.entry("minimum_quantity", "0"),
            Map.entry("closed", "false"));

    private static final Set<ValueKind> LISTS = EnumSet.of(ValueKind.WEEKDAYS, ValueKind.DATES);

    private static final Map<FileFormat, String> TABLES = tables();

    private final Path folder;

    RetailLoad(Path folder) {
        this.folder = folder;
    }

    /** Returns the number of lines loaded. Commits nothing: that is the caller's. */
    long load(Connection connection) throws SQLException, IOException {
        long lines = 0;
        for (Map.Entry<FileFormat, String> table : TABLES.entrySet()) {
            if (Files.isRegularFile(folder.resolve(table.getKey().name()))) {
                lines += load(connection, table.getKey(), table.getValue());
            }
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute(
                    "UPDATE retail.locations SET stock_known = %s WHERE location_id IN (SELECT location_id FROM stores_csv)"
                            .formatted(Files.isRegularFile(folder.resolve(FileFormat.STOCK.name()))));
        }
        return lines;
    }

    private long load(Connection connection, FileFormat format, String table) throws SQLException, IOException {
        String staging = format.name().replace('.', '_');
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TEMP TABLE %s (%s) ON COMMIT DROP".formatted(staging, textColumns(format)));
            copy(connection, format, staging);
            return sql.executeUpdate(upsert(format, table, staging));
        }
    }

    private void copy(Connection connection, FileFormat format, String staging) throws SQLException, IOException {
        try (CsvReader reader = new CsvReader(folder.resolve(format.name()))) {
            List<String> names = reader.next().orElseThrow().fields().orElseThrow();
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s (%s) FROM STDIN".formatted(staging, String.join(", ", names)));
            try (Writer out = new CopyWriter(copy)) {
                for (Optional<CsvReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                    out.write(line.get().fields().orElseThrow().stream()
                            .map(RetailLoad::copyText)
                            .collect(Collectors.joining("\t", "", "\n")));
                }
            }
            copy.endCopy();
        }
    }

    private static String upsert(FileFormat format, String table, String staging) {
        List<String> names = format.columnNames();
        String values = format.columns().stream().map(RetailLoad::value).collect(Collectors.joining(", "));
        String renewed = names.stream()
                .filter(name -> !format.key().contains(name))
                .map(name -> "%1$s = excluded.%1$s".formatted(name))
                .collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) SELECT %s FROM %s ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(table, String.join(", ", names), values, staging, String.join(", ", format.key()), renewed);
    }

    private static String value(Column column) {
        String given =
                LISTS.contains(column.kind()) ? "string_to_array(%s, ';')".formatted(column.name()) : column.name();
        String typed = "(%s)::%s".formatted(given, column.kind().sqlType());
        String fallback = DEFAULTS.get(column.name());
        return fallback == null ? typed : "coalesce(%s, %s)".formatted(typed, fallback);
    }

    private static String textColumns(FileFormat format) {
        return format.columnNames().stream().map(name -> name + " text").collect(Collectors.joining(", "));
    }

    /** COPY's text format: an empty field is null. */
    private static String copyText(String value) {
        return value.isEmpty()
                ? "\\N"
                : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r");
    }

    private static Map<FileFormat, String> tables() {
        Map<FileFormat, String> tables = new LinkedHashMap<>();
        tables.put(FileFormat.STORES, "retail.locations");
        tables.put(FileFormat.PRODUCTS, "retail.products");
        tables.put(FileFormat.SUPPLIERS, "retail.suppliers");
        tables.put(FileFormat.SUPPLY_TERMS, "retail.supply_terms");
        tables.put(FileFormat.PRICES, "retail.prices");
        tables.put(FileFormat.PROMOTIONS, "retail.promotions");
        tables.put(FileFormat.CALENDAR, "retail.calendar");
        return tables;
    }
}
