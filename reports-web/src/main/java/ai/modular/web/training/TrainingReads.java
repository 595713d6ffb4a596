package ai.modular.web.training;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what trainings left behind, and which models the last night used. */
final class TrainingReads {

    /** Of every model this many trainings, the newest ones. */
    private static final int LAST = 12;

    private static final String NEWEST = """
            (SELECT t.*, row_number() OVER (PARTITION BY model_name ORDER BY business_date DESC) AS age FROM insight.model_training t) t""";

    private static final String TRAININGS = """
            SELECT model_name, business_date, revision, model_version, tracked_run, result, champion_version, champion_state, metric, units,
                confidence, bias, coverage_level, coverage, training_seconds, model_bytes
            FROM %s WHERE age <= :last ORDER BY model_name, business_date DESC""".formatted(NEWEST);

    private static final String COMPARISONS = """
            SELECT c.model_name, c.business_date, c.opponent, c.opponent_name, c.basis, c.units, c.error, c.other_error, c.difference, c.low, c.high
            FROM insight.model_training_comparison c JOIN %s USING (model_name, business_date) WHERE age <= :last""".formatted(NEWEST);

    private static final String RULES = """
            SELECT rule, outcome, reason FROM insight.model_training_rule
            WHERE model_name = :model AND business_date = :date ORDER BY position""";

    private static final String PARTS = """
            SELECT kind, part, units, error, other_error FROM insight.model_training_part
            WHERE model_name = :model AND business_date = :date AND opponent = :opponent ORDER BY kind, part""";

    /** All risks of a night come from one model. */
    private static final String IN_USE = """
            WITH night AS (SELECT business_date, model_name, model_version FROM ops.publication WHERE pipeline = 'nightly'
                ORDER BY business_date DESC, published_at DESC LIMIT 1)
            SELECT business_date AS night, model_name || '/' || model_version AS model FROM night WHERE model_version IS NOT NULL
            UNION ALL (SELECT business_date, r.model_version FROM insight.stockout_risk r JOIN night USING (business_date) LIMIT 1)""";

    /** See {@code insight.model_training}. */
    record Training(
            String modelName,
            LocalDate businessDate,
            int revision,
            String modelVersion,
            String trackedRun,
            String result,
            String championVersion,
            String championState,
            String metric,
            String units,
            double confidence,
            Double bias,
            Double coverageLevel,
            Double coverage,
            double trainingSeconds,
            long modelBytes) {}

    /** @param opponent CHAMPION or BASELINE */
    record Comparison(
            String modelName,
            LocalDate businessDate,
            String opponent,
            String opponentName,
            String basis,
            int units,
            double error,
            double otherError,
            double difference,
            double low,
            double high) {

        boolean of(Training training) {
            return modelName.equals(training.modelName()) && businessDate.equals(training.businessDate());
        }
    }

    record Rule(String rule, String outcome, String reason) {}

    /** @param kind SEGMENT or FOLD */
    record Part(String kind, String part, int units, double error, double otherError) {

        /** As a share of the other's error; 0 when neither has one, 1 when only the trained model has. */
        double rise() {
            if (otherError == 0) {
                return error == 0 ? 0 : 1;
            }
            return error / otherError - 1;
        }
    }

    /** @param model with its version: demand/7 */
    record InUse(LocalDate night, String model) {}

    private final JdbcClient jdbc;

    TrainingReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By model, the newest first. */
    List<Training> trainings() {
        return jdbc.sql(TRAININGS).param("last", LAST).query(Training.class).list();
    }

    /** Of the same trainings. */
    List<Comparison> comparisons() {
        return jdbc.sql(COMPARISONS).param("last", LAST).query(Comparison.class).list();
    }

    List<Rule> rules(Training training) {
        return of(RULES, training).query(Rule.class).list();
    }

    List<Part> parts(Training training, String opponent) {
        return of(PARTS, training).param("opponent", opponent).query(Part.class).list();
    }

    List<InUse> inUse() {
        return jdbc.sql(IN_USE).query(InUse.class).list();
    }

    private JdbcClient.StatementSpec of(String sql, Training training) {
        return jdbc.sql(sql).param("model", training.modelName()).param("date", training.businessDate());
    }
}
