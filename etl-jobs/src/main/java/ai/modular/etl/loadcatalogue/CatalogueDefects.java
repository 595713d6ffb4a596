package ai.modular.etl.loadcatalogue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What does not fit together in the catalogue, as far as the shop's foreign keys let it in. Such rows are kept: later jobs skip the series they cannot
 * plan and name it.
 */
final class CatalogueDefects {

    private static final String NO_DELIVERY_DAY = "supply terms without a delivery day";
    private static final String PROMOTION = "promotions of a product that the store does not list";
    private static final String OPEN_ORDER = "open orders of a product that the store does not list";
    private static final String DOCUMENT = "product documents of an unknown product";
    private static final String CUSTOMER = "customer profiles of an unknown store";
    private static final List<String> KINDS = List.of(NO_DELIVERY_DAY, PROMOTION, OPEN_ORDER, DOCUMENT, CUSTOMER);

    /** Counted where the rows lie: there it takes no longer than the asking. */
    private static final String OF_THE_SHOP = """
            SELECT '%s' AS kind, count(*) AS count FROM retail.supply_terms WHERE delivery_days = '{}'
            UNION ALL
            SELECT '%s', count(*) FROM retail.promotions p WHERE NOT EXISTS (
                SELECT FROM retail.supply_terms t WHERE t.location_id = p.location_id AND t.item_id = p.item_id)
            UNION ALL
            SELECT '%s', count(*) FROM retail.open_orders o WHERE NOT EXISTS (
                SELECT FROM retail.supply_terms t WHERE t.location_id = o.location_id AND t.item_id = o.item_id)""".formatted(NO_DELIVERY_DAY, PROMOTION, OPEN_ORDER);

    private final Lake lake;
    private final PostgresReader shop;

    CatalogueDefects(Lake lake, PostgresReader shop) {
        this.lake = lake;
        this.shop = shop;
    }

    /** Rows per kind of defect, in words; kinds without rows are left out. */
    Map<String, Long> count() {
        Dataset<Row> customers =
                lake.read(SilverTables.CUSTOMERS).where(col("location_id").isNotNull());
        Dataset<Row> all = shop.query(OF_THE_SHOP)
                .unionAll(lacking(DOCUMENT, lake.read(SilverTables.ITEM_DOCUMENTS), SilverTables.ITEMS, "item_id"))
                .unionAll(lacking(CUSTOMER, customers, SilverTables.LOCATIONS, "location_id"));
        Map<String, Long> found = new HashMap<>();
        all.collectAsList().forEach(row -> found.put(row.getString(0), row.getLong(1)));
        Map<String, Long> counts = new LinkedHashMap<>();
        KINDS.stream().filter(kind -> found.get(kind) > 0).forEach(kind -> counts.put(kind, found.get(kind)));
        return counts;
    }

    private Dataset<Row> lacking(String kind, Dataset<Row> rows, TableDefinition referenced, String key) {
        return rows.select(key)
                .join(lake.read(referenced).select(key), new String[] {key}, "left_anti")
                .groupBy()
                .count()
                .select(lit(kind).as("kind"), col("count"));
    }
}
