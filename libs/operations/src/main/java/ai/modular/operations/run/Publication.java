package ai.modular.operations.run;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.RunIdentity;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pointer that readers follow: which revision of a date each store shows. It moves for all stores of a run at once, or not at all. */
public final class Publication {

    /** The pipeline under whose name results are read, whichever run published them. */
    public static final String PIPELINE = "nightly";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RunContext run;

    public Publication(DataSource dataSource, PlatformTransactionManager transactions, RunContext run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.run = run;
    }

    /**
     * Lets the stores show what this run wrote under its revision.
     *
     * @param modelVersion null when no registered model was there and the seasonal naive forecast stood in
     * @param notes what a reader must know, each one sentence
     * @throws LeaseHeld if this run lost its lease, or a later holder published already: then nothing moved
     * @throws UserError if one of the stores shows a later revision already: then nothing moved
     */
    public void publish(Collection<String> locationIds, String modelName, String modelVersion, List<String> notes) {
        transaction.executeWithoutResult(status -> {
            holdLease();
            int moved = move(new TreeSet<>(locationIds), modelName, modelVersion, notes);
            if (moved != new TreeSet<>(locationIds).size()) {
                requireNoLaterRevision(locationIds);
                throw overtaken();
            }
        });
    }

    /** Locks the lease's row: until the transaction ends nobody can take it over. */
    private void holdLease() {
        boolean held = jdbc.sql("""
                        SELECT token FROM ops.lease
                        WHERE name = :name AND token = :token AND expires_at > clock_timestamp() FOR UPDATE""")
                .param("name", run.lease().name())
                .param("token", run.lease().token())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!held) {
            run.lease().verify();
            throw overtaken();
        }
    }

    private int move(Collection<String> locationIds, String modelName, String modelVersion, List<String> notes) {
        RunIdentity identity = run.identity();
        return jdbc.sql("""
                        INSERT INTO ops.publication AS p (pipeline, business_date, location_id, revision, run_id, lease_token,
                            model_name, model_version, notes, published_at)
                        SELECT :pipeline, :date, location_id, :revision, :run, :token, :modelName, :modelVersion, :notes, clock_timestamp()
                        FROM unnest(:locations::text[]) AS location_id
                        ON CONFLICT (pipeline, business_date, location_id) DO UPDATE SET revision = excluded.revision,
                            run_id = excluded.run_id, lease_token = excluded.lease_token, model_name = excluded.model_name,
                            model_version = excluded.model_version, notes = excluded.notes, published_at = excluded.published_at
                        WHERE p.lease_token <= excluded.lease_token AND p.revision <= excluded.revision""")
                .param("pipeline", PIPELINE)
                .param("date", identity.businessDate())
                .param("revision", identity.revision())
                .param("run", identity.runId())
                .param("token", run.lease().token())
                .param("modelName", modelName)
                .param("modelVersion", modelVersion)
                .param("notes", notes.toArray(String[]::new))
                .param("locations", locationIds.toArray(String[]::new))
                .update();
    }

    /** A run that broke and is taken up again after a later revision was published must not bring its older inputs back. */
    private void requireNoLaterRevision(Collection<String> locationIds) {
        RunIdentity identity = run.identity();
        int newest = jdbc.sql("""
                        SELECT coalesce(max(revision), 0) FROM ops.publication
                        WHERE pipeline = :pipeline AND business_date = :date AND location_id = ANY (:locations::text[])""")
                .param("pipeline", PIPELINE)
                .param("date", identity.businessDate())
                .param("locations", locationIds.toArray(String[]::new))
                .query(Integer.class)
                .single();
        if (newest > identity.revision()) {
            throw new UserError(
                    "revision %d of %s is published already, and this run is revision %d"
                            .formatted(newest, identity.businessDate(), identity.revision()),
                    "Run the same command with --rerun: it takes today's inputs and becomes the next revision.");
        }
    }

    private LeaseHeld overtaken() {
        return new LeaseHeld(
                "the publication of " + run.identity().businessDate(), "a run with a later lease", "it ends");
    }
}
