package ai.modular.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

@WithLocalStack
class SchemaIT {

    private static TestDatabase database;

    @BeforeAll
    static void twoStores(TestDatabase made) {
        database = made;
        database.execute("""
                INSERT INTO retail.locations (location_id, name, time_zone, currency)
                VALUES ('s1', 'One', 'UTC', 'EUR'), ('s2', 'Two', 'UTC', 'EUR');
                INSERT INTO retail.products (item_id, name, department, category) VALUES ('i1', 'Apple', 'Fruit', 'Apples');
                INSERT INTO retail.prices (location_id, item_id, valid_from, price)
                VALUES ('s1', 'i1', '2026-01-01', 2), ('s2', 'i1', '2026-01-01', 3);
                INSERT INTO retail.customers (customer_id, location_id) VALUES ('c1', 's1'), ('c2', NULL);
                INSERT INTO retail.sales_hourly (business_date, hour, location_id, item_id, units, amount)
                VALUES ('2026-11-22', 8, 's1', 'i1', 1, 2), ('2026-11-22', 8, 's2', 'i1', 5, 15);
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                VALUES ('00000000-0000-0000-0000-000000000001', 'nightly', '2026-11-22', 2, 'COMPLETED', '1', 'h', 1);
                INSERT INTO ops.publication (pipeline, business_date, location_id, revision, run_id, lease_token, model_name)
                SELECT 'nightly', '2026-11-22', s, 2, '00000000-0000-0000-0000-000000000001', 1, 'm' FROM unnest(ARRAY['s1', 's2']) s;
                INSERT INTO insight.demand_forecast_revision
                SELECT '2026-11-22', revision, s, 'i1', '2026-11-23', revision, '{}', 'v'
                FROM unnest(ARRAY['s1', 's2']) s, unnest(ARRAY[1, 2]) revision;
                INSERT INTO insight.forecast_accuracy (business_date, location_id, department, horizon, demand_class, recovered, model_version,
                    days, demand, forecast, absolute_error, within_50, within_80, within_95, pinball)
                SELECT '2026-11-22', s, 'Fruit', 1, 'SMOOTH', false, 'm/1', 2, d, 12, 4, 1, 2, 2, 1.5
                FROM (VALUES ('s1', 10), ('s2', 0)) AS x (s, d)""");
    }

    @Test
    void aSecondMigrationFindsNothingToDo() {
        Roles roles = new Roles(
                DatabaseRole.JOB.user(),
                DatabaseRole.WEB.user(),
                DatabaseRole.SCHEDULER.user(),
                DatabaseRole.SCIENTIST.user());
        String owner = database.user(DatabaseRole.OWNER);
        String password = database.password(DatabaseRole.OWNER);
        assertThat(Schema.migrate(database.jdbcUrl(), owner, password, roles)).isZero();
        assertThat(Schema.migrate(database.jdbcUrl(), owner, password, roles)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "retail.locations, 2",
        "retail.prices, 2",
        "retail.customers, 2",
        "retail.sales_hourly, 2",
        "retail.sales_hourly_default, 2",
        "ops.publication, 2",
        "insight.demand_forecast_revision, 4",
        "insight.demand_forecast, 2",
        "insight.forecast_accuracy, 2"
    })
    void aPageSeesTheStoresOfItsPersonOnly(String table, int all) throws SQLException {
        int ofOneStore = all / 2;
        assertThat(seenByWeb(table, null)).as("unset").isZero();
        assertThat(seenByWeb(table, "s1")).as("one store").isEqualTo(ofOneStore);
        assertThat(seenByWeb(table, "s1,s9")).as("one store and another").isEqualTo(ofOneStore);
        assertThat(seenByWeb(table, "s9")).as("a store without rows").isZero();
        assertThat(seenByWeb(table, "*")).as("all").isEqualTo(all);
    }

    @Test
    void whatOnePersonMaySeeEndsWithTheTransaction() throws SQLException {
        try (Connection web = database.connect(DatabaseRole.WEB);
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            statement.execute("SET LOCAL modularai.stores = '*'");
            assertThat(count(statement, "retail.locations")).isEqualTo(2);
            web.commit();
            assertThat(count(statement, "retail.locations")).isZero();
        }
    }

    @Test
    void aReaderOfTheViewSeesThePublishedRevision() throws SQLException {
        try (Connection scientist = database.connect(DatabaseRole.SCIENTIST);
                Statement statement = scientist.createStatement()) {
            assertThat(strings(statement, "SELECT location_id || revision FROM insight.demand_forecast ORDER BY 1"))
                    .containsExactly("s12", "s22");
        }
    }

    @Test
    void errorAndBiasFollowFromTheSumsAndAreUnknownWithoutDemand() throws SQLException {
        try (Connection scientist = database.connect(DatabaseRole.SCIENTIST);
                Statement statement = scientist.createStatement()) {
            assertThat(strings(
                            statement,
                            "SELECT concat_ws(' ', location_id, wape, bias) FROM insight.forecast_accuracy ORDER BY 1"))
                    .containsExactly("s1 0.4 0.2", "s2");
        }
    }

    @Test
    void aJobCopiesRowsOfAnyStore() throws Exception {
        try (Connection job = database.connect(DatabaseRole.JOB);
                Statement statement = job.createStatement()) {
            long copied = job.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY insight.skipped_series_revision FROM STDIN (FORMAT csv)",
                            new StringReader(
                                    "2026-11-22,1,score-demand,s1,i1,new\n2026-11-22,1,score-demand,s2,i1,new\n"));
            assertThat(copied).isEqualTo(2);
            assertThat(count(statement, "insight.skipped_series_revision")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEB       | INSERT INTO retail.prices VALUES ('s1', 'i1', '2026-02-01', 1)",
                "WEB       | UPDATE app.person SET role = 'ADMIN'",
                "SCIENTIST | DELETE FROM retail.prices",
                "SCIENTIST | SELECT * FROM app.person",
                "SCHEDULER | SELECT * FROM retail.prices",
                "JOB       | DELETE FROM ops.schema_history",
                "JOB       | CREATE TABLE retail.mine (id int)"
            })
    void eachRoleIsRefusedWhatIsNotItsOwn(DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = database.connect(role);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void everyTableSaysWhatItHolds() throws SQLException {
        try (Connection owner = database.connect(DatabaseRole.OWNER);
                Statement statement = owner.createStatement()) {
            assertThat(strings(statement, """
                            SELECT c.oid::regclass FROM pg_class c
                            WHERE relnamespace::regnamespace::text IN ('ops', 'retail', 'insight', 'app')
                                AND relkind IN ('r', 'p', 'v') AND obj_description(c.oid) IS NULL""")).isEmpty();
        }
    }

    @Test
    void everyTableOfAStoreIsBoundToIt() throws SQLException {
        try (Connection owner = database.connect(DatabaseRole.OWNER);
                Statement statement = owner.createStatement()) {
            assertThat(strings(statement, """
                            SELECT c.oid::regclass FROM pg_class c
                            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'location_id'
                            WHERE relnamespace::regnamespace::text IN ('ops', 'retail', 'insight')
                                AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)""")).isEmpty();
        }
    }

    private static int seenByWeb(String table, String stores) throws SQLException {
        try (Connection web = database.connect(DatabaseRole.WEB);
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            if (stores != null) {
                statement.execute("SET LOCAL modularai.stores = '%s'".formatted(stores));
            }
            return count(statement, table);
        }
    }

    private static int count(Statement statement, String table) throws SQLException {
        return Integer.parseInt(
                strings(statement, "SELECT count(*) FROM " + table).get(0));
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
