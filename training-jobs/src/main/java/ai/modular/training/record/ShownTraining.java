package ai.modular.training.record;

import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.gate.Finding;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedComparison.Figures;
import ai.modular.models.gate.Verdict;
import ai.modular.operations.run.RunContext;
import ai.modular.training.promotion.PromotionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a training led to, in {@code insight.model_training} and its parts, for the pages. The rows of a model and a business date are replaced in one
 * transaction, so that a training that is run again stands there once.
 */
public final class ShownTraining {

    private static final String TRAINING = """
            INSERT INTO insight.model_training (model_name, business_date, revision, run_id, model_version, tracked_run, result, champion_version,
                champion_state, metric, units, confidence, bias, coverage_level, coverage, training_seconds, model_bytes)
            VALUES (:model, :date, :revision, :run, :version, :trackedRun, :result, :champion, :state, :metric, :units, :confidence, :bias,
                :level, :coverage, :seconds, :bytes)""";

    private static final String RULE = """
            INSERT INTO insight.model_training_rule (model_name, business_date, position, rule, outcome, reason)
            VALUES (:model, :date, :position, :rule, :outcome, :reason)""";

    private static final String COMPARISON = """
            INSERT INTO insight.model_training_comparison (model_name, business_date, opponent, opponent_name, basis, units, error, other_error,
                difference, low, high)
            VALUES (:model, :date, :opponent, :name, :basis, :units, :error, :other, :difference, :low, :high)""";

    private static final String PART = """
            INSERT INTO insight.model_training_part (model_name, business_date, opponent, kind, part, units, error, other_error)
            VALUES (:model, :date, :opponent, :kind, :part, :units, :error, :other)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RunContext run;

    public ShownTraining(DataSource dataSource, PlatformTransactionManager transactions, RunContext run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.run = run;
    }

    /** @param policy that the verdict was put into effect by */
    public void write(
            ModelVersion trained,
            GateEvidence evidence,
            Verdict verdict,
            PromotionPolicy.Result result,
            PromotionPolicy policy) {
        run.lease().verify();
        transaction.executeWithoutResult(status -> {
            of("DELETE FROM insight.model_training WHERE model_name = :model AND business_date = :date", trained)
                    .update();
            training(trained, evidence, result, policy);
            rules(trained, verdict.findings());
            evidence.baseline()
                    .ifPresent(baseline -> comparison(trained, "BASELINE", baseline.name(), "", baseline.comparison()));
            if (evidence.opponent() instanceof Opponent.Paired paired) {
                comparison(trained, "CHAMPION", paired.version(), paired.basis(), paired.comparison());
            }
        });
    }

    private void training(
            ModelVersion trained, GateEvidence evidence, PromotionPolicy.Result result, PromotionPolicy policy) {
        of(TRAINING, trained)
                .param("revision", run.identity().revision())
                .param("run", run.identity().runId())
                .param("version", trained.version())
                .param("trackedRun", trained.runId())
                .param("result", result.name())
                .param("champion", champion(evidence.opponent()))
                .param("state", state(evidence.opponent()))
                .param("metric", evidence.metric())
                .param("units", evidence.units())
                .param("confidence", policy.limits().bootstrap().confidence())
                .param("bias", known(evidence.bias()))
                .param(
                        "level",
                        evidence.coverage().map(GateEvidence.Coverage::level).orElse(null))
                .param("coverage", known(evidence.coverage().map(GateEvidence.Coverage::found)))
                .param("seconds", evidence.trainingSeconds())
                .param("bytes", evidence.bytes())
                .update();
    }

    private void rules(ModelVersion trained, List<Finding> findings) {
        IntStream.range(0, findings.size())
                .forEach(i -> of(RULE, trained)
                        .param("position", i + 1)
                        .param("rule", findings.get(i).rule().name())
                        .param("outcome", findings.get(i).outcome().name())
                        .param("reason", findings.get(i).reason())
                        .update());
    }

    private void comparison(
            ModelVersion trained, String opponent, String name, String basis, PairedComparison comparison) {
        of(COMPARISON, trained)
                .param("opponent", opponent)
                .param("name", name)
                .param("basis", basis)
                .param("units", comparison.units())
                .param("error", comparison.total().challenger())
                .param("other", comparison.total().champion())
                .param("difference", comparison.total().difference())
                .param("low", comparison.low())
                .param("high", comparison.high())
                .update();
        parts(trained, opponent, "SEGMENT", comparison.segments());
        parts(trained, opponent, "FOLD", comparison.folds());
    }

    /** Parts without weight have no figure. */
    private void parts(ModelVersion trained, String opponent, String kind, Map<String, Figures> parts) {
        parts.forEach((part, figures) -> {
            if (Double.isFinite(figures.challenger()) && Double.isFinite(figures.champion())) {
                of(PART, trained)
                        .param("opponent", opponent)
                        .param("kind", kind)
                        .param("part", part)
                        .param("units", figures.units())
                        .param("error", figures.challenger())
                        .param("other", figures.champion())
                        .update();
            }
        });
    }

    private JdbcClient.StatementSpec of(String sql, ModelVersion trained) {
        return jdbc.sql(sql)
                .param("model", trained.name())
                .param("date", run.identity().businessDate());
    }

    /** Null where there is none, or where it is not a number: the gate's rule says so. */
    private static Double known(Optional<Double> figure) {
        return figure.filter(Double::isFinite).orElse(null);
    }

    private static String champion(Opponent opponent) {
        if (opponent instanceof Opponent.Paired paired) {
            return paired.version();
        }
        if (opponent instanceof Opponent.Lost lost) {
            return lost.version();
        }
        return opponent instanceof Opponent.Incomparable incomparable ? incomparable.version() : null;
    }

    private static String state(Opponent opponent) {
        if (opponent instanceof Opponent.Paired) {
            return "PAIRED";
        }
        if (opponent instanceof Opponent.Lost) {
            return "LOST";
        }
        return opponent instanceof Opponent.Incomparable ? "INCOMPARABLE" : "NONE";
    }
}
