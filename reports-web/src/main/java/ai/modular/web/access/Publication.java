package ai.modular.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which night a reader sees.
 *
 * @param modelVersion empty when no trained model existed and the seasonal naive forecast stood in
 * @param notes what a reader must know: codes of the bundle, or sentences
 */
public record Publication(
        String locationId,
        LocalDate businessDate,
        int revision,
        String modelName,
        Optional<String> modelVersion,
        List<String> notes,
        Instant publishedAt) {

    private static final String NEWEST = """
            SELECT location_id, business_date, revision, model_name, model_version, notes, published_at
            FROM ops.publication WHERE pipeline = 'nightly' AND location_id = ?
            ORDER BY business_date DESC LIMIT 1""";

    /** The newest published night of a store. */
    public static Optional<Publication> newest(JdbcClient jdbc, String locationId) {
        return jdbc.sql(NEWEST).param(locationId).query(Publication::of).optional();
    }

    /** The day on which the order is made: the one after the trading day that was closed. */
    public LocalDate orderDay() {
        return businessDate.plusDays(1);
    }

    private static Publication of(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getString("location_id"),
                row.getObject("business_date", LocalDate.class),
                row.getInt("revision"),
                row.getString("model_name"),
                Optional.ofNullable(row.getString("model_version")),
                List.of((String[]) row.getArray("notes").getArray()),
                row.getTimestamp("published_at").toInstant());
    }
}
