package ai.modular.training.record;

import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.DatabaseRole;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.Verdict;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.run.Progress;
import ai.modular.operations.run.RunContext;
import ai.modular.testing.TestDatabase;
import ai.modular.training.promotion.PromotionPolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A run with a lease of its own that shows what a training led to. */
public final class ShownRun {

    private ShownRun() {}

    public static void write(
            TestDatabase database,
            LocalDate date,
            ModelVersion trained,
            GateEvidence evidence,
            Verdict verdict,
            PromotionPolicy.Result result,
            PromotionPolicy policy) {
        DataSource dataSource = database.dataSource(DatabaseRole.JOB);
        try (PostgresLeases leases = new PostgresLeases(dataSource, "test", Duration.ofMinutes(1));
                Lease lease = leases.acquire("weekly/" + date)) {
            RunIdentity identity =
                    new RunIdentity(UUID.randomUUID(), "weekly", date, OptionalInt.empty(), 1, new TreeSet<>());
            RunContext run = new RunContext(identity, 1, Map.of(), false, lease, Progress.silent());
            new ShownTraining(dataSource, new JdbcTransactionManager(dataSource), run)
                    .write(trained, evidence, verdict, result, policy);
        }
    }
}
