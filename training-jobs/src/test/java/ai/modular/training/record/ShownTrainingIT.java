package ai.modular.training.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.DatabaseRole;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.GateEvidence.Baseline;
import ai.modular.models.gate.GateEvidence.Coverage;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import ai.modular.models.gate.PromotionGate;
import ai.modular.models.gate.Verdict;
import ai.modular.operations.configuration.Settings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.promotion.PromotionPolicy.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a training leaves for the pages, and that the same training stands there once. */
@WithLocalStack
class ShownTrainingIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final PromotionPolicy POLICY =
            PromotionPolicy.of(new Settings.Promotion(false, .05, .10, .10, Duration.ofHours(1), 200), 1);

    private final TestDatabase database;
    private final JdbcTemplate jdbc;

    ShownTrainingIT(TestDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource(DatabaseRole.JOB));
    }

    @AfterEach
    void forget() {
        jdbc.execute("TRUNCATE insight.model_training CASCADE");
    }

    /** Three series are dairy: 3 + 1 + 2 of 30 units against 4 + 4 + 4. One is dry and did not sell. */
    @Test
    void aTrainingLeavesItsVerdictAndBothComparisonsByPart() {
        write("demand", "8", evidence(new Opponent.Paired("7", losses(), "later days"), .9));

        assertThat(rows("""
                SELECT concat_ws('|', model_name, business_date, revision, model_version, result, champion_version, champion_state, metric,
                    units, bias, coverage_level, coverage, model_bytes) FROM insight.model_training"""))
                .containsExactly("demand|2026-11-22|1|8|CHALLENGER|7|PAIRED|WAPE|series|0.02|0.9|0.9|1024");
        assertThat(rows("SELECT rule || ' ' || outcome FROM insight.model_training_rule ORDER BY position"))
                .containsExactly(
                        "BASELINE PASSED",
                        "CHAMPION PASSED",
                        "SEGMENTS SKIPPED",
                        "BIAS PASSED",
                        "COVERAGE PASSED",
                        "TRAINING_TIME PASSED",
                        "SIZE PASSED");
        assertThat(rows("""
                SELECT concat_ws('|', opponent, opponent_name, basis, units, error, other_error) FROM insight.model_training_comparison
                ORDER BY opponent""")).containsExactly("BASELINE|last week||4|0.2|0.4", "CHAMPION|7|later days|4|0.2|0.4");
        assertThat(rows("SELECT difference || ' ' || (low <= difference AND difference <= high)"
                        + " FROM insight.model_training_comparison"))
                .containsExactly("-0.2 true", "-0.2 true");
        assertThat(rows("""
                SELECT concat_ws('|', kind, part, units, error, other_error) FROM insight.model_training_part
                WHERE opponent = 'CHAMPION' ORDER BY kind, part""")).containsExactly("FOLD|2026-11-01|4|0.2|0.4", "SEGMENT|dairy|3|0.2|0.4");
    }

    @Test
    void aRerunReplacesItAndOtherModelsAndDatesStay() {
        write("demand", "8", evidence(new Opponent.Paired("7", losses(), "later days"), .9));
        write("stockout", "3", evidence(new Opponent.Lost("2", "its files are gone"), .9));
        write("demand", "9", evidence(new Opponent.None(), Double.NaN));

        assertThat(rows("""
                SELECT concat_ws('|', model_name, model_version, champion_state, coalesce(coverage::text, 'unknown'),
                    (SELECT count(*) FROM insight.model_training_rule r WHERE r.model_name = t.model_name),
                    (SELECT string_agg(opponent, ',') FROM insight.model_training_comparison c WHERE c.model_name = t.model_name))
                FROM insight.model_training t ORDER BY model_name""")).containsExactly("demand|9|NONE|unknown|7|BASELINE", "stockout|3|LOST|0.9|7|BASELINE");
    }

    @Test
    void whoeverIsSignedInMayReadIt() {
        write("demand", "8", evidence(new Opponent.None(), .9));

        List<String> seen = new JdbcTemplate(database.dataSource(DatabaseRole.WEB))
                .queryForList(
                        "SELECT model_version FROM insight.model_training JOIN insight.model_training_rule USING (model_name, business_date)"
                                + " WHERE rule = 'BIAS'",
                        String.class);
        assertThat(seen).containsExactly("8");
    }

    private void write(String model, String version, GateEvidence evidence) {
        Verdict verdict = PromotionGate.judge(evidence, POLICY.limits());
        ShownRun.write(
                database,
                DATE,
                new ModelVersion(model, version, "tracked", "00"),
                evidence,
                verdict,
                Result.CHALLENGER,
                POLICY);
    }

    private static GateEvidence evidence(Opponent opponent, double coverage) {
        return new GateEvidence(
                "WAPE",
                "series",
                opponent,
                Optional.of(new Baseline("last week", losses())),
                Optional.of(.02),
                Optional.of(new Coverage(.9, coverage)),
                12.5,
                1024);
    }

    private static PairedComparison losses() {
        return PairedComparison.of(
                List.of(
                        new PairedLoss("a", "2026-11-01", "dairy", 3, 4, 10),
                        new PairedLoss("b", "2026-11-01", "dairy", 1, 4, 10),
                        new PairedLoss("c", "2026-11-01", "dairy", 2, 4, 10),
                        new PairedLoss("d", "2026-11-01", "dry", 0, 0, 0)),
                POLICY.limits().bootstrap());
    }

    private List<String> rows(String sql) {
        return jdbc.queryForList(sql, String.class);
    }
}
