package ai.modular.sql;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Every table that ModularAI has in PostgreSQL, brought to the state of this version. */
public final class Schema {

    private Schema() {}

    /**
     * Applies the migrations that are missing; those that are there must be unchanged. Flyway's own table is {@code ops.schema_history}.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
     * @param ownerUser owns schemas and tables, and may create schemas
     * @return how many migrations were applied
     */
    public static int migrate(String jdbcUrl, String ownerUser, String ownerPassword, Roles roles) {
        MigrateResult result = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(jdbcUrl, ownerUser, ownerPassword)
                .locations("classpath:db/migration")
                .defaultSchema("ops")
                .schemas("ops")
                .createSchemas(true)
                .table("schema_history")
                .placeholders(Map.of(
                        "job_role", roles.job(),
                        "web_role", roles.web(),
                        "scheduler_role", roles.scheduler(),
                        "scientist_role", roles.scientist()))
                .failOnMissingLocations(true)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }
}
