package ai.modular.web.models;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which model made what, and how far its forecasts were from what came. */
final class ModelReads {

    private static final String NIGHTS = """
            SELECT business_date, model_name, model_version, max(revision) AS revision, count(*) AS stores, max(published_at) AS published_at
            FROM ops.publication WHERE pipeline = 'nightly' AND business_date > (SELECT max(business_date) - 14 FROM ops.publication)
            GROUP BY business_date, model_name, model_version ORDER BY business_date DESC, stores DESC""";

    /**
     * Forecasts of the last seven nights against the demand of the newest published history, day by day. WAPE and bias are sums over sums, so
     * that a department counts by what it sells; coverage is the share of days on which demand lay within the 90 % band.
     */
    private static final String ACCURACY = """
            WITH newest AS (SELECT max(business_date) AS d FROM ops.publication WHERE pipeline = 'nightly'),
            actual AS (
                SELECT r.location_id, r.item_id, r.first_day, r.demand FROM insight.demand_recent r, newest WHERE r.business_date = newest.d),
            pair AS (
                SELECT f.item_id, f.ds - f.business_date AS horizon, f.mean, f.quantiles[3] AS low, f.quantiles[11] AS high,
                    a.demand[f.ds - a.first_day + 1]::float8 AS demand
                FROM newest, insight.demand_forecast f
                JOIN actual a USING (location_id, item_id)
                WHERE f.business_date >= newest.d - 7 AND f.business_date < newest.d AND f.ds <= newest.d AND f.ds >= a.first_day)
            SELECT coalesce(p.department, '') AS department, count(*) AS days, sum(pair.demand) AS demand, sum(pair.mean) AS forecast,
                sum(abs(pair.mean - pair.demand)) AS error,
                avg(CASE WHEN pair.demand BETWEEN pair.low AND pair.high THEN 1.0 ELSE 0.0 END)::float8 AS covered
            FROM pair LEFT JOIN retail.products p ON p.item_id = pair.item_id
            WHERE pair.demand <> 'NaN' AND pair.demand IS NOT NULL GROUP BY 1 ORDER BY 1""";

    private static final String OUTLOOK = """
            SELECT coalesce(p.department, '') AS department, count(DISTINCT (f.location_id, f.item_id)) AS series, sum(f.mean) AS forecast,
                sum(f.quantiles[11] - f.quantiles[3]) AS spread
            FROM insight.demand_forecast f LEFT JOIN retail.products p ON p.item_id = f.item_id
            WHERE f.business_date = :date GROUP BY 1 ORDER BY 1""";

    private static final String SKIPPED = """
            SELECT job, reason, count(*) AS series FROM insight.skipped_series
            WHERE business_date = :date GROUP BY job, reason ORDER BY series DESC, job, reason LIMIT 30""";

    /** @param modelVersion null when the seasonal naive forecast stood in */
    record Night(
            LocalDate businessDate,
            String modelName,
            String modelVersion,
            int revision,
            long stores,
            Instant publishedAt) {}

    record Accuracy(String department, long days, double demand, double forecast, double error, double covered) {}

    record Outlook(String department, long series, double forecast, double spread) {}

    record Skipped(String job, String reason, long series) {}

    private final JdbcClient jdbc;

    ModelReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Night> nights() {
        return jdbc.sql(NIGHTS)
                .query((row, number) -> new Night(
                        row.getObject("business_date", LocalDate.class),
                        row.getString("model_name"),
                        row.getString("model_version"),
                        row.getInt("revision"),
                        row.getLong("stores"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    /** When something was last published; empty when nothing was. */
    Optional<Instant> lastPublication() {
        return jdbc.sql("SELECT published_at FROM ops.publication ORDER BY published_at DESC LIMIT 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    List<Accuracy> accuracy() {
        return jdbc.sql(ACCURACY).query(Accuracy.class).list();
    }

    List<Outlook> outlook(LocalDate night) {
        return jdbc.sql(OUTLOOK).param("date", night).query(Outlook.class).list();
    }

    List<Skipped> skipped(LocalDate night) {
        return jdbc.sql(SKIPPED).param("date", night).query(Skipped.class).list();
    }
}
