package ai.modular.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.TableDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeIT {

    private static final TableDefinition SALES = new TableDefinition(
            "gold.sales",
            "business_date DATE NOT NULL, location_id STRING NOT NULL, item_id STRING NOT NULL, units DOUBLE NOT NULL",
            List.of("business_date", "location_id", "item_id"),
            List.of("business_date"),
            List.of("location_id", "item_id"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);

    private final SparkSession spark = TestSession.get();

    @TempDir
    Path folder;

    private InMemoryOperations operations;
    private Lake lake;

    @BeforeEach
    void aFreshLake() {
        operations = new InMemoryOperations(spark, folder.toString());
        lake = operations.lakeOfNewRun();
    }

    @Test
    void aDateIsReplacedAndOthersStay() {
        lake.replaceDates(SALES, List.of(MONDAY, TUESDAY), sales("'2026-11-16','a','x',1", "'2026-11-17','a','x',2"));
        long written = lake.replaceDate(SALES, TUESDAY, sales("'2026-11-17','a','y',7", "'2026-11-17','b','y',8"));

        assertThat(written).isEqualTo(2);
        assertThat(stored(lake)).containsExactly("2026-11-16 a x 1.0", "2026-11-17 a y 7.0", "2026-11-17 b y 8.0");
    }

    @Test
    void aDateThatShrankToNothingIsEmpty() {
        lake.replaceDates(SALES, List.of(MONDAY, TUESDAY), sales("'2026-11-16','a','x',1", "'2026-11-17','a','x',2"));
        assertThat(lake.replaceDate(
                        SALES, TUESDAY, sales("'2026-11-17','a','x',2").limit(0)))
                .isZero();
        assertThat(stored(lake)).containsExactly("2026-11-16 a x 1.0");
    }

    @Test
    void rowsOfAnotherDateAreRefused() {
        assertThatThrownBy(() -> lake.replaceDate(SALES, MONDAY, sales("'2026-11-17','a','x',2")))
                .hasStackTraceContaining("DELTA_REPLACE_WHERE_MISMATCH");
    }

    @Test
    void aRunOverSomeStoresRewritesOnlyThose() {
        lake.replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',1", "'2026-11-16','b','x',2"));
        Lake part = operations.lakeOfNewRun("b");
        long written = part.replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',50", "'2026-11-16','b','x',60"));

        assertThat(written).isEqualTo(1);
        assertThat(stored(part)).containsExactly("2026-11-16 a x 1.0", "2026-11-16 b x 60.0");
        part.replaceAll(SALES, sales("'2026-11-16','b','x',70"));
        assertThat(stored(part)).containsExactly("2026-11-16 a x 1.0", "2026-11-16 b x 70.0");
    }

    @Test
    void theLedgerEqualsTheLog() {
        lake.replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',1", "'2026-11-16','b','x',2"));
        lake.insertNew(SALES, sales("'2026-11-16','b','x',2", "'2026-11-17','b','x',3"));
        UUID run = new UUID(7, 1);

        assertThat(operations.ledger)
                .containsExactly(
                        new LakeCommit("gold.sales", 0, "CREATE TABLE", run, "test-job", 0),
                        new LakeCommit("gold.sales", 1, "WRITE", run, "test-job", 2),
                        new LakeCommit("gold.sales", 2, "MERGE", run, "test-job", 1));
    }

    @Test
    void aRestartAdoptsTheCommitThatACrashKeptFromTheLedger() {
        lake.replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',1"));
        operations.ledger.removeIf(commit -> commit.version() == 1);
        Lake restarted = operations.lakeOfRun(new UUID(7, 1));

        assertThat(stored(restarted)).containsExactly("2026-11-16 a x 1.0");
        assertThat(operations.ledger.get(1))
                .isEqualTo(new LakeCommit("gold.sales", 1, "WRITE", new UUID(7, 1), "test-job", 1));
    }

    @Test
    void aReaderKeepsTheVersionItSawFirst() {
        lake.replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',1"));
        Lake reader = operations.lakeOfNewRun();
        assertThat(stored(reader)).containsExactly("2026-11-16 a x 1.0");
        operations.lakeOfNewRun().replaceDate(SALES, MONDAY, sales("'2026-11-16','a','x',9"));

        assertThat(stored(reader)).containsExactly("2026-11-16 a x 1.0");
        assertThat(stored(operations.lakeOfNewRun())).containsExactly("2026-11-16 a x 9.0");
    }

    @Test
    void whatWasAbsentAtFirstStaysAbsentForTheRun() {
        assertThat(lake.exists(SALES)).isFalse();
        operations.lakeOfNewRun().append(SALES, sales("'2026-11-16','a','x',1"));

        assertThat(lake.readOrEmpty(SALES).count()).isZero();
        assertThatThrownBy(() -> lake.read(SALES))
                .isInstanceOf(UserError.class)
                .hasMessage("gold.sales does not exist in the lake " + folder);
    }

    @Test
    void onlyNewKeysAreInserted() {
        assertThat(lake.insertNew(SALES, sales("'2026-11-16','a','x',1", "'2026-11-16','a','x',1")))
                .isEqualTo(1);
        assertThat(lake.insertNew(SALES, sales("'2026-11-16','a','x',5", "'2026-11-17','a','x',2")))
                .isEqualTo(1);
        assertThat(stored(lake)).containsExactly("2026-11-16 a x 1.0", "2026-11-17 a x 2.0");
    }

    @Test
    void appendOnceIsOnceForARunAndItsRestarts() {
        Dataset<Row> rows = sales("'2026-11-16','a','x',1");
        assertThat(lake.appendOnce(SALES, rows, "first")).isEqualTo(1);
        assertThat(operations.lakeOfRun(new UUID(7, 1)).appendOnce(SALES, rows, "first"))
                .isZero();
        assertThat(lake.appendOnce(SALES, rows, "second")).isEqualTo(1);
        assertThat(operations.lakeOfNewRun().appendOnce(SALES, rows, "first")).isEqualTo(1);
    }

    @Test
    void aColumnThatIsNotDeclaredIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> lake.append(SALES, sales("'2026-11-16','a','x',1").selectExpr("*", "1 AS price")))
                .withMessageStartingWith("gold.sales has no column price.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> lake.append(SALES, sales("'2026-11-16','a','x',1").drop("units")))
                .withMessage("the rows for gold.sales lack the column units");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lake.append(
                        SALES,
                        sales("'2026-11-16','a','x',1")
                                .withColumn("units", org.apache.spark.sql.functions.lit("seven"))))
                .withMessage("column units of gold.sales is DOUBLE, but the rows bring STRING");
    }

    @Test
    void aMissingValueIsRefused() {
        assertThatThrownBy(() -> lake.append(SALES, sales("'2026-11-16',null,'x',1")))
                .hasStackTraceContaining("location_id");
        assertThat(lake.readOrEmpty(SALES).count()).isZero();
    }

    @Test
    void aNewColumnIsNullInOldRows() {
        lake.append(SALES, sales("'2026-11-16','a','x',1"));
        var wider = new TableDefinition(
                SALES.name(), SALES.columns() + ", price DOUBLE", SALES.key(), SALES.partitionBy(), SALES.sortBy());
        assertThat(lake.read(wider).first().isNullAt(4)).isTrue();
        lake.append(wider, sales("'2026-11-17','a','x',1").selectExpr("*", "2.5D AS price"));

        assertThat(lake.read(wider, TUESDAY).first().getDouble(4)).isEqualTo(2.5);
        assertThat(lake.read(wider, MONDAY).first().isNullAt(4)).isTrue();
    }

    @Test
    void aTableThatIsBeingWrittenIsLeftAlone() {
        operations.held.add("table/gold.sales");
        assertThatThrownBy(() -> lake.append(SALES, sales("'2026-11-16','a','x',1")))
                .isInstanceOf(LeaseHeld.class);
        assertThat(folder.resolve("gold")).doesNotExist();
    }

    @Test
    void aWriteWaitsForTheOneThatIsUnderWay() throws Exception {
        operations.held.add("table/gold.sales");
        Thread other = new Thread(() -> {
            sleep(500);
            operations.held.remove("table/gold.sales");
        });
        other.start();

        assertThat(lake.append(SALES, sales("'2026-11-16','a','x',1"))).isEqualTo(1);
        other.join();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTruncatedCommitIsNamed() throws Exception {
        lake.append(SALES, sales("'2026-11-16','a','x',1"));
        operations.ledger.removeIf(commit -> commit.version() == 1);
        Path commit = folder.resolve("gold/sales/_delta_log/00000000000000000001.json");
        Files.write(commit, new byte[0]);

        assertThatThrownBy(() -> operations.lakeOfNewRun().read(SALES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the log of gold.sales is broken")
                .hasMessageContaining("00000000000000000001.json");
    }

    @Test
    void aLostCommitIsNoticed() throws Exception {
        lake.append(SALES, sales("'2026-11-16','a','x',1"));
        Files.delete(folder.resolve("gold/sales/_delta_log/00000000000000000001.json"));

        assertThatThrownBy(() -> operations.lakeOfNewRun().read(SALES))
                .isInstanceOf(UserError.class)
                .hasMessage("the log of gold.sales ends at version 0, but version 1 was acknowledged");
    }

    private Dataset<Row> sales(String... rows) {
        return spark.sql(
                "SELECT DATE(d) AS business_date, location_id, item_id, DOUBLE(units) AS units FROM VALUES (%s) AS t(d, location_id, item_id, units)"
                        .formatted(String.join("), (", rows)));
    }

    private static List<String> stored(Lake lake) {
        return lake
                .read(SALES)
                .selectExpr("concat_ws(' ', business_date, location_id, item_id, units) AS line")
                .sort("line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
