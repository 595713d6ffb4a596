package ai.modular.scoring.accounting;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the series that a job leaves out, with the reason; those of other jobs stay. */
public final class SkippedSeries {

    private final Lake lake;

    public SkippedSeries(Lake lake) {
        this.lake = lake;
    }

    /**
     * Replaces what the job left out on the date.
     *
     * @param rows location_id, item_id, reason
     */
    public void replace(LocalDate date, String job, Dataset<Row> rows) {
        Dataset<Row> others = lake.readOrEmpty(GoldTables.SKIPPED_SERIES)
                .where(col("business_date").equalTo(date).and(col("job").notEqual(job)));
        Dataset<Row> own = rows.select(
                lit(date).as("business_date"), lit(job).as("job"), col("location_id"), col("item_id"), col("reason"));
        lake.replaceDate(
                GoldTables.SKIPPED_SERIES, date, others.unionByName(own).coalesce(1));
    }
}
