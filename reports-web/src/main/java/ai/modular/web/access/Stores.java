package ai.modular.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores that the person who asks may see. */
public final class Stores {

    private static final String COLUMNS =
            "SELECT location_id, name, city, time_zone, currency, stock_known FROM retail.locations";

    private Stores() {}

    public static List<Store> all(JdbcClient jdbc) {
        return jdbc.sql(COLUMNS + " ORDER BY name, location_id")
                .query(Stores::store)
                .list();
    }

    public static Optional<Store> find(JdbcClient jdbc, String locationId) {
        return jdbc.sql(COLUMNS + " WHERE location_id = ?")
                .param(locationId)
                .query(Stores::store)
                .optional();
    }

    private static Store store(ResultSet row, int number) throws SQLException {
        return new Store(
                row.getString("location_id"),
                row.getString("name"),
                row.getString("city"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("currency"),
                row.getBoolean("stock_known"));
    }
}
