package ai.modular.scoring.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.DatabaseRole;
import ai.modular.models.demand.DemandModels;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.scoring.champion.Champion;
import ai.modular.scoring.champion.ChampionSource;
import ai.modular.scoring.champion.Champions;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@WithLocalStack
/** What a run without an answer keeps of the reason. */
class ChampionReasonsIT {

    private static final String MODEL = "demand";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String HASH = "a".repeat(64);
    private static final List<RuntimeException> NO_ANSWER = List.of(
            new ServiceUnreachable("MLflow", "http://models", "", null),
            new ServiceRefused("MLflow at http://models refused registered-models/alias with 403", ""));

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final NamedModels registry = new NamedModels(null, "");

    ChampionReasonsIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void aNewChain() {
        jdbc.sql("TRUNCATE ops.run CASCADE").update();
    }

    @Test
    void aRegistryThatGivesNoModelStopsNoNightAndTheReasonIsKept() {
        inputs(1).pin(new PinnedInput(InputKind.MODEL, MODEL, "7", HASH));
        for (int i = 0; i < NO_ANSWER.size(); i++) {
            registry.failure = Optional.of(NO_ANSWER.get(i));

            Champion chosen = champions(2 + i).choose();

            assertThat(chosen)
                    .isEqualTo(new Champion(
                            Optional.of(new ModelVersion("demand", "7", "", HASH)),
                            ChampionSource.LAST_PINNED,
                            Optional.of(NO_ANSWER.get(i).getMessage())));
            registry.failure = Optional.empty();
            assertThat(champions(2 + i).choose()).as("a restart").isEqualTo(chosen);
        }
    }

    @Test
    void withoutAnyModelEverTheStandInForecasts() {
        for (int i = 0; i < NO_ANSWER.size(); i++) {
            registry.failure = Optional.of(NO_ANSWER.get(i));

            assertThat(champions(1 + i).choose())
                    .isEqualTo(new Champion(
                            Optional.empty(),
                            ChampionSource.NEVER_PINNED,
                            Optional.of(NO_ANSWER.get(i).getMessage())));
        }
    }

    @Test
    void aChampionWhoseFilesAreLostEndsTheRun() {
        inputs(1).pin(new PinnedInput(InputKind.MODEL, MODEL, "7", HASH));
        UserError lost = new UserError("model demand version 8 has no files", "");
        registry.failure = Optional.of(lost);

        assertThatThrownBy(() -> champions(2).choose()).isSameAs(lost);
    }

    private Champions champions(int revision) {
        return new Champions(
                MODEL,
                DemandModels.SEASONAL_NAIVE,
                registry,
                inputs(revision),
                dataSource,
                new DataSourceTransactionManager(dataSource));
    }

    private PostgresRunInputs inputs(int revision) {
        UUID id = new UUID(0, revision);
        jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                        VALUES (:id, 'nightly', :day, :revision, 'RUNNING', 'test', 'test', 1) ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("day", DAY)
                .param("revision", revision)
                .update();
        return new PostgresRunInputs(dataSource, id);
    }
}
