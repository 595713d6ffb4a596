package ai.modular.training.demand;

import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestServices;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A small lake of a chain with known demand, as a run of the weekly pipeline sees it. */
public final class TrainingLake {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final int DAYS = 98;
    static final int SERIES = 40;

    private TrainingLake() {}

    /** A lake below the home, its history filled. */
    static Lake filled(TestServices services, Path home) {
        Lake lake = empty(services, home);
        StructType schema = StructType.fromDDL(GoldTables.DEMAND_HISTORY.columns());
        lake.replaceAll(GoldTables.DEMAND_HISTORY, SparkSession.active().createDataFrame(history(), schema));
        return lake;
    }

    /** A lake below the home without any table. */
    public static Lake empty(TestServices services, Path home) {
        // All tests of a process share one session: its folder must outlive each of them
        Path shared = Path.of("target", "spark").toAbsolutePath();
        SparkSession spark = SparkConfiguration.session(new SparkSettings(
                "local[2,3]", "1g", 2, shared, shared.resolve("lake").toString()));
        return lake(services, spark, home);
    }

    private static Lake lake(TestServices services, SparkSession spark, Path home) {
        DataSource source = services.database().dataSource(DatabaseRole.JOB);
        UUID id = UUID.randomUUID();
        services.database().execute("""
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                VALUES ('%s', 'weekly', '%s', 1, 'RUNNING', 'test', 'test', 1)""".formatted(id, DAY));
        RunIdentity identity = new RunIdentity(id, "weekly", DAY, OptionalInt.empty(), 1, new TreeSet<>());
        CurrentRun run = new CurrentRun() {
            @Override
            public RunIdentity identity() {
                return identity;
            }

            @Override
            public String job() {
                return TrainDemandJobConfiguration.NAME;
            }
        };
        return new Lake(
                spark,
                home.resolve("lake").toString(),
                run,
                new PostgresCommitLedger(source, id),
                new PostgresRunInputs(source, id),
                new PostgresLeases(source, "test", Duration.ofSeconds(60)));
    }

    /** Weekly patterns that last week's days tell badly: the weekday's mean is drowned in noise, the price is not. */
    private static List<Row> history() {
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            int level = 4 + random.nextInt(12);
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = DAY.minusDays(DAYS - 1L - day);
                double discount = random.nextInt(5) == 0 ? .4 : 0;
                double weekend = date.getDayOfWeek().getValue() >= 6 ? 1.5 : 1;
                double units = Math.max(0, Math.round(level * weekend * (1 + 4 * discount) + random.nextGaussian()));
                rows.add(RowFactory.create(
                        "s" + i % 2,
                        "i" + i / 2,
                        Date.valueOf(date),
                        units,
                        1.0,
                        units,
                        units,
                        units,
                        2.0,
                        discount,
                        0.0));
            }
        }
        return rows;
    }
}
