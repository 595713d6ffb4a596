package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.cli.ModelsCompareCommand.MetricLine;
import ai.modular.cli.ModelsCompareCommand.ParameterLine;
import ai.modular.contracts.error.UserError;
import ai.modular.mlflow.ChampionChange;
import ai.modular.mlflow.ChampionChange.Kind;
import ai.modular.mlflow.ChampionHistory;
import ai.modular.mlflow.ModelCatalogue.Model;
import ai.modular.mlflow.ModelCatalogue.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsCommandTest {

    private static final ChampionHistory HISTORY = new ChampionHistory(List.of(
            new ChampionChange(
                    Instant.parse("2026-02-20T05:00:00Z"), Kind.PROMOTED, "1", "", "train-demand", "The first."),
            new ChampionChange(Instant.parse("2026-03-03T12:00:00Z"), Kind.PROMOTED, "2", "1", "anna", "Better.")));

    private static final Model DEMAND = new Model("demand", Map.of("champion", "2"), HISTORY);

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "compare", "promote", "rollback", "history"})
    void everyCommandExplainsItself(String command) {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("models", command, "--help"))
                .isZero();
        assertThat(out.toString()).startsWith("Usage: modularai models " + command);
    }

    @Test
    void theHistoryIsALinePerTerm() {
        assertThat(HISTORY.terms())
                .extracting(ModelsHistoryCommand::line)
                .containsExactly(
                        "1        2026-02-20 05:00:00Z  2026-03-03 12:00:00Z  train-demand   The first.",
                        "2        2026-03-03 12:00:00Z  now                   anna           Better.");
    }

    @Test
    void theHistoryAsJsonHasOneObjectPerTerm() {
        assertThat(ModelsHistoryCommand.asJson("demand", HISTORY.terms().subList(1, 2)))
                .isEqualTo("{\"model\":\"demand\",\"terms\":[{\"version\":\"2\",\"from\":\"2026-03-03T12:00:00Z\","
                        + "\"until\":null,\"kind\":\"PROMOTED\",\"by\":\"anna\",\"reason\":\"Better.\"}]}");
    }

    @Test
    void anAliasThatWasMovedPastTheNotesIsSaid() {
        assertThat(ModelsHistoryCommand.unnoted(DEMAND)).isEmpty();
        assertThat(ModelsHistoryCommand.unnoted(new Model("demand", Map.of("champion", "7"), HISTORY)))
                .contains(
                        "note: champion of demand is version 7, but the last note says version 2: the alias was moved past ./modularai");
        assertThat(ModelsHistoryCommand.unnoted(new Model("demand", Map.of(), HISTORY))
                        .orElseThrow())
                .startsWith("note: champion of demand is none, but");
    }

    @Test
    void theListAsJson() {
        assertThat(ModelsListCommand.asJson(List.of(DEMAND)))
                .isEqualTo("{\"models\":[{\"name\":\"demand\",\"aliases\":{\"champion\":\"2\"},"
                        + "\"champion_since\":\"2026-03-03 12:00:00Z\"}]}");
    }

    @Test
    void onlyParametersThatDifferAreCompared() {
        assertThat(ModelsCompareCommand.parameters(
                        Map.of("seed", "1", "leaves", "7"), Map.of("seed", "1", "leaves", "63", "trees", "9")))
                .containsExactly(new ParameterLine("leaves", "7", "63"), new ParameterLine("trees", null, "9"));
    }

    @Test
    void metricsAreComparedWhereBothHaveThem() {
        assertThat(ModelsCompareCommand.metrics(Map.of("wape", .5, "old", 1.0), Map.of("wape", .25)))
                .containsExactly(new MetricLine("old", 1.0, null, null), new MetricLine("wape", .5, .25, -.25));
    }

    @Test
    void whatDidNotPassTheGateIsPromotedByForceOnly() {
        Version passed = version(Map.of("modularai.gate", "passed"));
        Version failed = version(Map.of("modularai.gate", "failed", "modularai.gate.reason", "Bias +20.0 %."));
        Version unknown = version(Map.of());

        assertThat(ModelsPromoteCommand.requirePassed(passed, false)).isTrue();
        assertThat(ModelsPromoteCommand.requirePassed(failed, true)).isFalse();
        assertThatThrownBy(() -> ModelsPromoteCommand.requirePassed(failed, false))
                .isInstanceOf(UserError.class)
                .hasMessage("demand version 3 did not pass the gate: Bias +20.0 %.");
        assertThatThrownBy(() -> ModelsPromoteCommand.requirePassed(unknown, false))
                .isInstanceOf(UserError.class)
                .hasMessage("demand version 3 was never judged by the gate");
    }

    private static Version version(Map<String, String> tags) {
        return new Version("demand", "3", Instant.EPOCH, "run", tags);
    }
}
