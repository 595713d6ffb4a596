package ai.modular.scoring.champion;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
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
public final class Champions {

    private static final Logger LOG = LoggerFactory.getLogger(Champions.class);

    private final String model;
    private final String standIn;
    private final ModelRegistry registry;
    private final RunInputs inputs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /**
     * @param model the registered model, and the name of its pin; beside it, {@code <model>.source} is pinned, a {@link ChampionSource}, and
     *     {@code <model>.source.failure}, what the registry did instead of answering, only where it did
     * @param standIn what is pinned without a model
     */
    public Champions(
            String model,
            String standIn,
            ModelRegistry registry,
            RunInputs inputs,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.model = model;
        this.standIn = standIn;
        this.registry = registry;
        this.inputs = inputs;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    public Champion choose() {
        return pinned().orElseGet(() -> pin(ask()));
    }

    private String source() {
        return model + ".source";
    }

    private String failure() {
        return source() + ".failure";
    }

    private Optional<Champion> pinned() {
        return inputs.find(InputKind.MODEL, model)
                .map(pin -> new Champion(
                        version(pin),
                        inputs.find(InputKind.MODEL, source())
                                .map(source -> ChampionSource.valueOf(source.value()))
                                .orElse(ChampionSource.CHAMPION),
                        inputs.find(InputKind.MODEL, failure()).map(PinnedInput::value)));
    }

    private Champion ask() {
        try {
            Optional<ModelVersion> champion = registry.byAlias(model, ModelRegistry.CHAMPION);
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
                .param("name", model)
                .query((row, i) ->
                        new PinnedInput(InputKind.MODEL, model, row.getString("value"), row.getString("sha256")))
                .optional()
                .flatMap(this::version);
    }

    private Champion pin(Champion chosen) {
        transaction.executeWithoutResult(status -> {
            inputs.pin(new PinnedInput(
                    InputKind.MODEL,
                    model,
                    chosen.version().map(ModelVersion::version).orElse(standIn),
                    chosen.version().map(ModelVersion::sha256).orElse(null)));
            inputs.pin(
                    new PinnedInput(InputKind.MODEL, source(), chosen.source().name(), null));
            chosen.failure()
                    .ifPresent(failure -> inputs.pin(new PinnedInput(InputKind.MODEL, failure(), failure, null)));
        });
        return chosen;
    }

    private Optional<ModelVersion> version(PinnedInput pin) {
        return pin.sha256() == null
                ? Optional.empty()
                : Optional.of(new ModelVersion(model, pin.value(), "", pin.sha256()));
    }
}
