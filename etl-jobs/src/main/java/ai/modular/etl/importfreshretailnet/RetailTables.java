package ai.modular.etl.importfreshretailnet;

import ai.modular.contracts.error.UserError;
import ai.modular.spark.PostgresCopy;
import ai.modular.spark.PostgresTarget;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operational side: schema {@code retail} of PostgreSQL. */
final class RetailTables {

    private final JdbcClient jdbc;
    private final PostgresTarget target;

    RetailTables(DataSource dataSource, PostgresTarget target) {
        this.jdbc = JdbcClient.create(dataSource);
        this.target = target;
    }

    /** @throws UserError if there are stores that know their stock: a chain of another origin */
    void requireOwnChain() {
        List<String> others = jdbc.sql("SELECT location_id FROM retail.locations WHERE stock_known ORDER BY 1 LIMIT 3")
                .query(String.class)
                .list();
        if (!others.isEmpty()) {
            throw new UserError(
                    "this chain has stores of its own already: %s".formatted(String.join(", ", others)),
                    "Import into a chain of its own: set MODULARAI_HOME to another folder and run `modularai up` there.");
        }
    }

    /**
     * Empties the master data and fills it; returns the number of rows. A restart begins again.
     *
     * @param tables rows by table, in an order in which none refers to a later one
     */
    long replace(Map<String, Dataset<Row>> tables) {
        jdbc.sql("""
                TRUNCATE retail.locations, retail.suppliers, retail.products, retail.supply_terms, retail.prices, retail.promotions,
                         retail.calendar, retail.open_orders, retail.customers""").update();
        return tables.entrySet().stream()
                .mapToLong(table -> PostgresCopy.write(table.getValue().coalesce(2), target, table.getKey()))
                .sum();
    }
}
