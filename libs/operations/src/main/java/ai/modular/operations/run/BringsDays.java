package ai.modular.operations.run;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.operations.configuration.Settings;
import javax.sql.DataSource;

/**
 * A {@link ai.modular.contracts.job.JobModule} whose job may bring days that nothing is known of yet: events that wait in a topic, an import, a
 * simulated chain. A run with such a job is not held to the known dates.
 */
public interface BringsDays {

    /**
     * Whether a run that begins now may bring any. Asked only when its date is far from all known ones, and before anything is written.
     *
     * @throws ServiceUnreachable if the source that was asked does not answer
     */
    boolean mayBringDays(Settings settings, DataSource dataSource);
}
