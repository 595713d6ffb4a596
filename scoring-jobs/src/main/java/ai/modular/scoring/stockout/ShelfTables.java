package ai.modular.scoring.stockout;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.models.stockout.ShelfMoment;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads how shelves fared of late, for the forest. */
final class ShelfTables {

    /** Array of {@link #BACK}, {@link #SOLD}, {@link #DEMAND} and {@link #AVAILABILITY}. */
    static final String PAST = "shelf_past";

    /** Units per hour of the business date. */
    static final String HOURS = "shelf_hours";

    static final String CLOSES = "shelf_closes";

    /** Days before the business date. */
    static final int BACK = 0;

    static final int SOLD = 1;
    static final int DEMAND = 2;
    static final int AVAILABILITY = 3;

    private static final String[] SERIES = {"location_id", "item_id"};

    private final Lake lake;
    private final LocalDate date;

    ShelfTables(Lake lake, LocalDate date) {
        this.lake = lake;
        this.date = date;
    }

    /** One row per series that had a day in the last four weeks. */
    Dataset<Row> rows() {
        Dataset<Row> past = lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds")
                        .gt(date.minusDays(ShelfMoment.PAST_DAYS))
                        .and(col("ds").leq(date)))
                .groupBy(col(SERIES[0]), col(SERIES[1]))
                .agg(collect_list(struct(
                                expr("datediff(DATE'%s', ds) AS back".formatted(date)),
                                col("y"),
                                col("demand"),
                                col("availability")))
                        .as(PAST));
        Dataset<Row> hours = lake.readOrEmpty(SilverTables.SALES_HOURS)
                .where(col("business_date").equalTo(date))
                .select(col(SERIES[0]), col(SERIES[1]), col("units").as(HOURS));
        Dataset<Row> closes = lake.readOrEmpty(SilverTables.LOCATIONS)
                .select(col("location_id"), col("closes_hour").as(CLOSES));
        return past.join(hours, SERIES, "left").join(broadcast(closes), new String[] {"location_id"}, "left");
    }
}
