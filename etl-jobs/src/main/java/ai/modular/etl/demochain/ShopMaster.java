package ai.modular.etl.demochain;

import ai.modular.contracts.error.UserError;
import ai.modular.etl.demochain.RecentDays.PlacedOrder;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Store;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The master data of the demo chain in PostgreSQL, schema {@code retail}, as the shop's own systems would keep it. */
final class ShopMaster {

    private final MasterRows master;
    private final DataSource database;

    ShopMaster(DemoChain chain, DataSource database) {
        this.master = new MasterRows(chain);
        this.database = database;
    }

    /**
     * Replaces the chain's master data and open orders in one transaction; done twice, it is the same.
     *
     * @return rows written
     * @throws UserError if the database holds another chain
     */
    long replace(List<PlacedOrder> orders) {
        Map<String, CopyText> tables = master.tables(orders);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            requireOwnChain(statement);
            statement.execute("TRUNCATE %s"
                    .formatted(tables.keySet().stream()
                            .map(target -> target.substring(0, target.indexOf(' ')))
                            .collect(Collectors.joining(", "))));
            long rows = 0;
            for (Map.Entry<String, CopyText> table : tables.entrySet()) {
                rows += copy(connection, table.getKey(), table.getValue());
            }
            connection.commit();
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the demo chain's master data", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(Connection connection, String target, CopyText rows) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY %s FROM STDIN WITH (FORMAT csv)".formatted(target), new StringReader(rows.toString()));
    }

    private void requireOwnChain(Statement statement) throws SQLException {
        String own =
                Store.ALL.stream().map(store -> "'" + store.locationId() + "'").collect(Collectors.joining(", "));
        try (var others = statement.executeQuery(
                "SELECT count(*), min(location_id) FROM retail.locations WHERE location_id NOT IN (%s)"
                        .formatted(own))) {
            others.next();
            if (others.getLong(1) > 0) {
                throw new UserError(
                        "the database holds another chain: %d stores, among them %s"
                                .formatted(others.getLong(1), others.getString(2)),
                        "One chain per home: set MODULARAI_HOME to another folder for the demo chain.");
            }
        }
    }
}
