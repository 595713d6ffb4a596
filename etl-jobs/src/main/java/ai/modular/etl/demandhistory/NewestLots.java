package ai.modular.etl.demandhistory;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each store had in stock when its lots were last known: stores are counted, imported and rerun on days of their own. */
final class NewestLots {

    /** A count that is older says nothing about today's shelf. */
    private static final int OLDEST_DAYS = 60;

    private NewestLots() {}

    /** Rows of {@code silver.stock_lots}: of each store those of its newest date up to this one. */
    static Dataset<Row> upTo(Lake lake, LocalDate last) {
        return lots(lake, last)
                .join(broadcast(dates(lake, last)), new String[] {"location_id", "business_date"}, "left_semi");
    }

    /** Of each store ({@code location_id}) the {@code business_date} of which its stock was last known. */
    static Dataset<Row> dates(Lake lake, LocalDate last) {
        return lots(lake, last).groupBy("location_id").agg(max("business_date").as("business_date"));
    }

    private static Dataset<Row> lots(Lake lake, LocalDate last) {
        return lake.readOrEmpty(SilverTables.STOCK_LOTS)
                .where(col("business_date").between(last.minusDays(OLDEST_DAYS), last));
    }

    /** Whether any store has lots of a later date. */
    static boolean existAfter(Lake lake, LocalDate date) {
        return !lake.readOrEmpty(SilverTables.STOCK_LOTS)
                .where(col("business_date").gt(date))
                .limit(1)
                .isEmpty();
    }
}
