package ai.modular.operations.run;

import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch in schema {@code ops}. Jobs run in the thread that starts them; parameters have no incrementer, for a run has its own identity. */
@Configuration(proxyBeanMethods = false)
class RunConfiguration extends JdbcDefaultBatchConfiguration {

    @Override
    protected String getTablePrefix() {
        return "ops.BATCH_";
    }

    /** The default would be Java serialization. */
    @Override
    protected ExecutionContextSerializer getExecutionContextSerializer() {
        return new JacksonExecutionContextStringSerializer();
    }

    /** Two starts of one run are kept apart by its lease; serializable would only let unrelated runs fail. */
    @Override
    protected Isolation getIsolationLevelForCreate() {
        return Isolation.READ_COMMITTED;
    }
}
