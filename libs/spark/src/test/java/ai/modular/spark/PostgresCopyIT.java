package ai.modular.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithLocalStack
class PostgresCopyIT {

    private static final String COLUMNS =
            "id bigint, small smallint, whole integer, yes boolean, price numeric(18, 4), units retail.quantity, big numeric(38, 10),"
                    + " ratio double precision, part real, name text, code char(3), day date, at timestamptz, raw bytea, facts jsonb,"
                    + " run uuid, levels double precision[], parts real[], tags text[]";

    private final SparkSession spark = TestSession.get();
    private final TestDatabase database;
    private final PostgresTarget target;

    PostgresCopyIT(TestDatabase database) {
        this.database = database;
        this.target = new PostgresTarget(
                database.jdbcUrl(), database.user(DatabaseRole.OWNER), database.password(DatabaseRole.OWNER));
    }

    @BeforeEach
    void anEmptyTable() throws SQLException {
        try (var connection = target.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "DROP TABLE IF EXISTS copied; CREATE TABLE copied (" + COLUMNS
                            + "); DROP TABLE IF EXISTS stock; CREATE TABLE stock (item text PRIMARY KEY, on_hand numeric(14, 3), day date)");
        }
    }

    @Test
    void everyTypeArrivesAsItIs() throws SQLException {
        long written = PostgresCopy.write(everyType(), target, "copied");

        assertThat(written).isEqualTo(2);
        assertThat(lines("SELECT copied::text FROM copied ORDER BY id"))
                .containsExactly(
                        "(1,-7,42,t,-1234567.8900,0.001,-12345678901234567890.0000000001,0.1,0.25,\"Käse, 1 kg\",EUR,1999-12-31,"
                                + "\"2026-11-22 17:03:11.123456+00\",\"\\\\x00ff\",\"{\"\"a\"\": 1}\",00000000-0000-0007-0000-000000000001,\"{0.5,NULL,-2}\",{1.5},\"{a,\"\"b c\"\"}\")",
                        "(2,,,,0.0000,100000.000,,NaN,,\"\",,,,,,,{},,)");
    }

    @Test
    void theSameRowsAsADriverWouldWrite() throws SQLException {
        Dataset<Row> numbers = spark.range(2_000)
                .selectExpr(
                        "id",
                        "CAST((id - 1000) * 1234567.891D AS DECIMAL(18,4)) AS price",
                        "CAST((id - 1000) * 98.765D AS DECIMAL(14,3)) AS units",
                        "CAST((id - 1000) * 1e20D / 7 AS DECIMAL(38,10)) AS big");
        assertThat(PostgresCopy.write(numbers, target, "copied")).isEqualTo(2_000);
        Dataset<Row> found = new PostgresReader(spark, target)
                .table("copied", "id", 2)
                .selectExpr(
                        "id",
                        "CAST(price AS DECIMAL(18,4)) AS price",
                        "CAST(units AS DECIMAL(14,3)) AS units",
                        "CAST(big AS DECIMAL(38,10)) AS big");
        assertThat(ContentHash.of(found)).isEqualTo(ContentHash.of(numbers));
    }

    @Test
    void aMergeIsDoneAgainWithoutAChange() throws SQLException {
        Dataset<Row> rows = spark.sql("SELECT * FROM VALUES ('a', 1.5BD), ('b', 2BD) AS t(item, on_hand)")
                .selectExpr("item", "CAST(on_hand AS DECIMAL(14,3)) AS on_hand");
        String upsert =
                "INSERT INTO stock (item, on_hand) SELECT item, on_hand FROM staging ON CONFLICT (item) DO UPDATE SET on_hand = excluded.on_hand"
                        + " WHERE stock.on_hand <> excluded.on_hand";
        assertThat(PostgresCopy.merge(rows, target, "stock", upsert)).isEqualTo(2);
        assertThat(PostgresCopy.merge(rows, target, "stock", upsert)).isZero();
        assertThat(lines("SELECT stock::text FROM stock ORDER BY 1")).containsExactly("(a,1.500,)", "(b,2.000,)");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresCopy.write(spark.sql("SELECT 1L AS id, 2 AS colour"), target, "copied"))
                .withMessage("copied has no column colour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresCopy.write(spark.sql("SELECT 1.5D AS price"), target, "copied"))
                .withMessage("column price of copied: DOUBLE cannot be copied into numeric: cast it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresCopy.write(spark.sql("SELECT 1L AS id"), target, "retail.nothing"))
                .withMessageStartingWith("there is no table retail.nothing in jdbc:postgresql:");
    }

    private Dataset<Row> everyType() {
        return spark.sql("""
                SELECT 1L AS id, -7S AS small, 42 AS whole, true AS yes, CAST(-1234567.89 AS DECIMAL(18,4)) AS price,
                    CAST(0.001 AS DECIMAL(14,3)) AS units, CAST('-12345678901234567890.0000000001' AS DECIMAL(38,10)) AS big,
                    0.1D AS ratio, CAST(0.25 AS FLOAT) AS part, 'Käse, 1 kg' AS name, 'EUR' AS code, DATE'1999-12-31' AS day,
                    TIMESTAMP'2026-11-22T17:03:11.123456Z' AS at, X'00FF' AS raw, '{"a":1}' AS facts,
                    '00000000-0000-0007-0000-000000000001' AS run, array(0.5D, NULL, -2D) AS levels, array(1.5D) AS parts, array('a', 'b c') AS tags
                UNION ALL
                SELECT 2L, NULL, NULL, NULL, 0, 100000, NULL, double('NaN'), NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, array(), NULL, NULL""");
    }

    private List<String> lines(String sql) throws SQLException {
        try (var connection = target.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            List<String> lines = new ArrayList<>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}
