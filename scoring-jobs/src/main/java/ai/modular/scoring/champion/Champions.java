package ai.modular.scoring.demand;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.demand.DemandModels;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chooses the model of a run once and pins it, by version and hash: a restart and a rerun on the same inputs find the same. A registry that does
 * not answer, or with anything but a model, stops no night.
 */
final class Champions {

    /** The registered model, and the name of its pin. */
    static final String MODEL = "demand";

    /** The pin that says why, a {@link ChampionSource}. */
    static final String SOURCE = "demand.source";

    /** The pin that says what the registry did instead of answering; there only where it did. */
    static final String FAILURE = "demand.source.failure";

    private static final Logger LOG = LoggerFactory.getLogger(Champions.class);

    private final ModelRegistry registry;
    private final RunInputs inputs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Champions(
            ModelRegistry registry, RunInputs inputs, DataSource dataSource, PlatformTransactionManager transactions) {
        this.registry = registry;
        this.inputs = inputs;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    Champion choose() {
        return pinned().orElseGet(() -> pin(ask()));
    }

    private Optional<Champion> pinned() {
        return inputs.find(InputKind.MODEL, MODEL)
                .map(pin -> new Champion(
                        version(pin),
                        inputs.find(InputKind.MODEL, SOURCE)
                                .map(source -> ChampionSource.valueOf(source.value()))
                                .orElse(ChampionSource.CHAMPION),
                        inputs.find(InputKind.MODEL, FAILURE).map(PinnedInput::value)));
    }

    private Champion ask() {
        try {
            Optional<ModelVersion> champion = registry.byAlias(MODEL, ModelRegistry.CHAMPION);
            // Before it is pinned: a champion whose files do not come would hold up every restart
            champion.ifPresent(registry::fetch);
            return new Champion(
                    champion,
                    champion.isPresent() ? ChampionSource.CHAMPION : ChampionSource.NO_CHAMPION,
                    Optional.empty());
        } catch (ServiceUnreachable | ServiceRefused e) {
            LOG.warn("{}: the last pinned model is used. {}", e.getMessage(), e.remedy());
            Optional<ModelVersion> last = lastPinned();
            return new Champion(
                    last,
                    last.isPresent() ? ChampionSource.LAST_PINNED : ChampionSource.NEVER_PINNED,
                    Optional.of(e.getMessage()));
        }
    }

    /** The newest pin of a real model over all runs: trainings pin the champion that they leave behind, nights the one they use. */
    private Optional<ModelVersion> lastPinned() {
        return jdbc.sql("""
                        SELECT value, sha256 FROM ops.run_input
                        WHERE kind = 'MODEL' AND name = :name AND sha256 IS NOT NULL ORDER BY pinned_at DESC LIMIT 1""")
                .param("name", MODEL)
                .query((row, i) ->
                        new PinnedInput(InputKind.MODEL, MODEL, row.getString("value"), row.getString("sha256")))
                .optional()
                .flatMap(Champions::version);
    }

    private Champion pin(Champion chosen) {
        transaction.executeWithoutResult(status -> {
            inputs.pin(new PinnedInput(
                    InputKind.MODEL,
                    MODEL,
                    chosen.version().map(ModelVersion::version).orElse(DemandModels.SEASONAL_NAIVE),
                    chosen.version().map(ModelVersion::sha256).orElse(null)));
            inputs.pin(new PinnedInput(InputKind.MODEL, SOURCE, chosen.source().name(), null));
            chosen.failure().ifPresent(failure -> inputs.pin(new PinnedInput(InputKind.MODEL, FAILURE, failure, null)));
        });
        return chosen;
    }

    private static Optional<ModelVersion> version(PinnedInput pin) {
        return pin.sha256() == null
                ? Optional.empty()
                : Optional.of(new ModelVersion(MODEL, pin.value(), "", pin.sha256()));
    }
}
