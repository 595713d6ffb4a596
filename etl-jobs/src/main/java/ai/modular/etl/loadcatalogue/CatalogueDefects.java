package ai.modular.etl.loadcatalogue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What does not fit together in the catalogue. Such rows are kept: later jobs skip the series they cannot plan and name it. */
final class CatalogueDefects {

    private final Lake lake;

    CatalogueDefects(Lake lake) {
        this.lake = lake;
    }

    /** Rows per kind of defect, in words; kinds without rows are left out. */
    Map<String, Long> count() {
        Map<String, Dataset<Row>> kinds = new LinkedHashMap<>();
        Dataset<Row> terms = lake.read(SilverTables.SUPPLY_TERMS);
        kinds.put(
                "supply terms without a delivery day",
                terms.where(size(col("delivery_days")).equalTo(0)));
        kinds.put("supply terms of an unknown store", lacking(terms, SilverTables.LOCATIONS, "location_id"));
        kinds.put("supply terms of an unknown product", lacking(terms, SilverTables.ITEMS, "item_id"));
        kinds.put("supply terms of an unknown supplier", lacking(terms, SilverTables.SUPPLIERS, "supplier_id"));
        kinds.put(
                "promotions of a product that the store does not list",
                lacking(lake.read(SilverTables.PROMOTIONS), SilverTables.SUPPLY_TERMS, "location_id", "item_id"));
        kinds.put(
                "open orders of a product that the store does not list",
                lacking(lake.read(SilverTables.OPEN_ORDERS), SilverTables.SUPPLY_TERMS, "location_id", "item_id"));
        kinds.put(
                "product documents of an unknown product",
                lacking(lake.read(SilverTables.ITEM_DOCUMENTS), SilverTables.ITEMS, "item_id"));
        kinds.put(
                "customer profiles of an unknown store",
                lacking(
                        lake.read(SilverTables.CUSTOMERS)
                                .where(col("location_id").isNotNull()),
                        SilverTables.LOCATIONS,
                        "location_id"));
        return counts(kinds);
    }

    /** All kinds in one query: each of its own would be planned for longer than it runs. */
    private static Map<String, Long> counts(Map<String, Dataset<Row>> kinds) {
        Dataset<Row> all = kinds.entrySet().stream()
                .map(kind -> kind.getValue().select(lit(kind.getKey()).as("kind")))
                .reduce(Dataset::union)
                .orElseThrow();
        Map<String, Long> found = new HashMap<>();
        all.groupBy("kind").count().collectAsList().forEach(row -> found.put(row.getString(0), row.getLong(1)));
        Map<String, Long> counts = new LinkedHashMap<>(kinds.size());
        kinds.keySet().stream().filter(found::containsKey).forEach(kind -> counts.put(kind, found.get(kind)));
        return counts;
    }

    private Dataset<Row> lacking(Dataset<Row> rows, TableDefinition referenced, String... key) {
        return rows.join(
                lake.read(referenced)
                        .select(java.util.Arrays.stream(key)
                                .map(org.apache.spark.sql.functions::col)
                                .toArray(org.apache.spark.sql.Column[]::new)),
                key,
                "left_anti");
    }
}
