package ai.modular.web.chart;

import ai.modular.web.access.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published past and forecast of some products of a store. */
public final class PublishedSeries {

    private static final String PAST = """
            SELECT item_id, first_day, sold, availability, demand FROM insight.demand_recent
            WHERE business_date = :date AND location_id = :store AND item_id = ANY (:items::text[])""";
    /** Of the grid's 13 levels: .05 is the 3rd, .25 the 6th, .75 the 8th, .95 the 11th. */
    private static final String FUTURE = """
            SELECT item_id, ds, mean, quantiles[3] AS low5, quantiles[6] AS low25, quantiles[8] AS high75, quantiles[11] AS high95
            FROM insight.demand_forecast
            WHERE business_date = :date AND location_id = :store AND item_id = ANY (:items::text[]) ORDER BY item_id, ds""";

    private PublishedSeries() {}

    /** One series per product that has a past or a forecast. */
    public static Map<String, Series> of(JdbcClient jdbc, Publication night, Collection<String> items) {
        Map<String, List<PastDay>> past = new HashMap<>();
        Map<String, List<FutureDay>> future = new HashMap<>();
        query(jdbc, PAST, night, items).query(row -> {
            past.put(row.getString("item_id"), past(row));
        });
        query(jdbc, FUTURE, night, items).query(row -> {
            future.computeIfAbsent(row.getString("item_id"), item -> new ArrayList<>())
                    .add(future(row));
        });
        Map<String, Series> series = new HashMap<>();
        for (String item : items) {
            series.put(item, new Series(past.getOrDefault(item, List.of()), future.getOrDefault(item, List.of())));
        }
        return series;
    }

    private static JdbcClient.StatementSpec query(
            JdbcClient jdbc, String sql, Publication night, Collection<String> items) {
        return jdbc.sql(sql)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .param("items", items.toArray(String[]::new));
    }

    private static List<PastDay> past(ResultSet row) throws SQLException {
        LocalDate first = row.getObject("first_day", LocalDate.class);
        Float[] sold = (Float[]) row.getArray("sold").getArray();
        Float[] availability = (Float[]) row.getArray("availability").getArray();
        Float[] demand = (Float[]) row.getArray("demand").getArray();
        List<PastDay> days = new ArrayList<>(sold.length);
        for (int i = 0; i < sold.length; i++) {
            days.add(new PastDay(first.plusDays(i), known(sold[i]), known(availability[i]), known(demand[i])));
        }
        return days;
    }

    private static FutureDay future(ResultSet row) throws SQLException {
        return new FutureDay(
                row.getObject("ds", LocalDate.class),
                row.getDouble("mean"),
                row.getDouble("low5"),
                row.getDouble("low25"),
                row.getDouble("high75"),
                row.getDouble("high95"));
    }

    /** A day that is not known is drawn as nothing. */
    private static double known(Float value) {
        return value == null || value.isNaN() ? 0 : value;
    }
}
