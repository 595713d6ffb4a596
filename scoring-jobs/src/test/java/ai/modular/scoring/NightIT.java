package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import ai.modular.scoring.orders.ProposeOrdersJobConfiguration;
import ai.modular.scoring.publish.PublishJobConfiguration;
import ai.modular.scoring.stockout.ScoreStockoutJobConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The scoring part of a night on a small lake, through real servers: after its results, the night again, and with things missing. */
class NightIT extends NightResults {

    @Test
    @Order(20)
    void theTopicOfInsightsTellsOfEachStoreOnce() {
        List<String> told = NightReads.insights(services.kafka().brokers(), Set.of(north, south));

        assertThat(told).hasSize(4);
        assertThat(told)
                .filteredOn(event -> event.contains("\"revision\":2"))
                .allMatch(event -> event.contains("\"lines\":12") && event.contains("\"model\":\"demand/1\""));
    }

    @Test
    @Order(21)
    void theSameInputsGiveTheSameResultToTheLastDigitAndARunSeesNothingOfTheOther() {
        Map<String, String> before = inLake(champions, NightCase::hashes);
        Map<String, Long> seen = inLake(champions, NightCase::versions);
        RunIdentity again = chain.newRun(DAY, 3);
        chain.copyInputs(champions, again);

        chain.run(
                again,
                registry,
                ScoreDemandJobConfiguration.class,
                ScoreStockoutJobConfiguration.class,
                ProposeOrdersJobConfiguration.class);

        assertThat(inLake(again, NightCase::hashes)).isEqualTo(before);
        assertThat(inLake(champions, NightCase::versions))
                .isEqualTo(seen)
                .isNotEqualTo(inLake(again, NightCase::versions));
    }

    @Test
    @Order(22)
    void withTheRegistryStoppedTheLastPinnedModelIsUsedAndReadersAreTold() {
        gate.shut();
        RunIdentity run = chain.newRun(DAY, 4, north);

        chain.run(run, impatient, ScoreDemandJobConfiguration.class, PublishJobConfiguration.class);

        assertThat(night.notes(north))
                .containsExactly("MLflow does not answer at %s: demand is forecast by the last model used, demand/1."
                        .formatted(gate.uri()));
        aPartOfTheChainMovesAloneAndPublishingTwiceDoublesNothing(run);
        gate.open();
    }

    private void aPartOfTheChainMovesAloneAndPublishingTwiceDoublesNothing(RunIdentity run) {
        chain.run(run, registry, PublishJobConfiguration.class);

        assertThat(night.publication()).containsExactly(north + " 4 demand 1", south + " 2 demand 1");
        assertThat(
                        night.lines(
                                "SELECT location_id, revision, count(*) FROM insight.demand_forecast_revision GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly(
                        north + " 1 168", north + " 2 168", north + " 4 168", south + " 1 168", south + " 2 168");
    }

    @Test
    @Order(23)
    void aPinnedModelWhoseFileWasChangedOrIsMissingEndsTheRunByName() throws Exception {
        ModelVersion pinned = registry.byAlias("demand", ModelRegistry.CHAMPION).orElseThrow();
        Path folder = home.resolve("cache").resolve(pinned.sha256());

        Files.writeString(folder.resolve("trees.txt"), "\n", StandardOpenOption.APPEND);
        theRunEndsByName(5, pinned, folder);

        Files.delete(folder.resolve("trees.txt"));
        theRunEndsByName(6, pinned, folder);
    }

    private void theRunEndsByName(int revision, ModelVersion pinned, Path folder) {
        RunIdentity run = chain.newRun(DAY, revision);
        chain.copyInputs(champions, run);

        assertThatThrownBy(() -> chain.run(run, registry, ScoreDemandJobConfiguration.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("demand version 1 is not the pinned one: expected SHA-256 " + pinned.sha256())
                .extracting(error -> ((UserError) error).remedy())
                .isEqualTo("Delete %s: the files are then downloaded again.".formatted(folder));
    }

    @Test
    @Order(24)
    void theLedgerIsTheLogOfEveryTable() throws IOException {
        assertThat(night.lines("SELECT table_name, version FROM ops.ledger"))
                .containsExactlyInAnyOrderElementsOf(commitsInTheLogs());
    }

    /** After all others: its champion is of no use. */
    @Test
    @Order(25)
    void aChampionWhoseForecastsAreAbsurdEndsTheRunWithCountsAndNothingIsWritten() throws Exception {
        promoteAModelThatForecastsTenThousandfold();
        RunIdentity run = chain.newRun(DAY, 8);
        Map<String, String> before = inLake(champions, NightCase::hashes);

        assertThatThrownBy(() -> chain.run(run, registry, ScoreDemandJobConfiguration.class))
                .isInstanceOf(RunFailed.class)
                .hasMessageMatching(
                        "The forecast of demand/2 cannot be used for \\d+ of 24 series, more than the share of 0.05 that scoring.fallback-limit allows: "
                                + "\\d+ exponential-smoothing \\(more than 20 times the largest day of the past\\)");

        assertThat(inLake(champions, NightCase::hashes)).isEqualTo(before);
    }

    private static List<String> commitsInTheLogs() throws IOException {
        Path lake = home.resolve("lake");
        try (Stream<Path> files = Files.walk(lake)) {
            return files.filter(file -> file.getParent().endsWith("_delta_log")
                            && file.toString().endsWith(".json"))
                    .map(file -> "%s %d"
                            .formatted(
                                    lake.relativize(file.getParent().getParent())
                                            .toString()
                                            .replace('/', '.'),
                                    Long.parseLong(file.getFileName().toString().replace(".json", ""))))
                    .toList();
        }
    }
}
