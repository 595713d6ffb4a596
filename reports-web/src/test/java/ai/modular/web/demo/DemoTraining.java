package ai.modular.web.demo;

import ai.modular.testing.TestDatabase;

/** Trainings beside {@link DemoNight}, the last one not better than the champion of the night: invented, the same each time. */
public final class DemoTraining {

    private DemoTraining() {}

    public static void write(TestDatabase database) {
        database.execute(TRAININGS);
        database.execute(RULES);
        database.execute(COMPARISONS);
        database.execute(PARTS);
    }

    private static final String TRAININGS = """
            INSERT INTO insight.model_training (model_name, business_date, revision, run_id, model_version, tracked_run, result, champion_version,
                champion_state, metric, units, confidence, bias, coverage_level, coverage, training_seconds, model_bytes)
            SELECT model, date::date, 1, gen_random_uuid(), version, 'run-' || version, result, champion, state, metric, 'series', .9, bias, level,
                held, 71.4, 5242880
            FROM (VALUES
                ('demand', '2026-11-08', '2', 'CHAMPION', NULL, 'NONE', 'WAPE', .021, .9, .884),
                ('demand', '2026-11-15', '3', 'CHAMPION', '2', 'PAIRED', 'WAPE', .008, .9, .891),
                ('demand', '2026-11-22', '4', 'CHALLENGER', '3', 'PAIRED', 'WAPE', -.013, .9, .897),
                ('stockout', '2026-11-22', '1', 'WAITS', NULL, 'NONE', 'Brier', NULL, NULL, NULL))
                AS t (model, date, version, result, champion, state, metric, bias, level, held)""";

    private static final String RULES = """
            INSERT INTO insight.model_training_rule
            SELECT model_name, business_date, n, rule,
                CASE WHEN rule = 'CHAMPION' AND champion_version IS NULL OR rule = 'BIAS' AND bias IS NULL THEN 'SKIPPED'
                    WHEN rule = 'CHAMPION' AND model_version = '4' THEN 'FAILED' ELSE 'PASSED' END,
                CASE rule WHEN 'BASELINE' THEN 'Better than the seasonal naive forecast.' WHEN 'BIAS' THEN coalesce('Bias ' || bias || ', within its limit.', 'This task has no bias.')
                    ELSE CASE WHEN model_version = '4' THEN 'Not surely better than champion version 3.' ELSE 'Better, or nothing to compare with.' END END
            FROM insight.model_training, (VALUES (1, 'BASELINE'), (2, 'CHAMPION'), (3, 'BIAS')) AS r (n, rule)""";

    private static final String COMPARISONS = """
            INSERT INTO insight.model_training_comparison
            VALUES ('demand', '2026-11-08', 'BASELINE', 'the seasonal naive forecast', '', 240, .262, .341, -.079, -.084, -.074),
                ('demand', '2026-11-15', 'BASELINE', 'the seasonal naive forecast', '', 240, .258, .339, -.081, -.086, -.076),
                ('demand', '2026-11-15', 'CHAMPION', '2', 'days that the champion did not learn from', 240, .258, .2631, -.0051, -.0079, -.0023),
                ('demand', '2026-11-22', 'BASELINE', 'the seasonal naive forecast', '', 240, .26, .34, -.08, -.085, -.075),
                ('demand', '2026-11-22', 'CHAMPION', '3', 'days that the champion did not learn from', 240, .26, .2592, .0008, -.0012, .0028),
                ('stockout', '2026-11-22', 'BASELINE', 'projected stock without calibration', '', 180, .1432, .1611, -.0179, -.0201, -.0157)""";

    private static final String PARTS = """
            INSERT INTO insight.model_training_part
            SELECT c.model_name, c.business_date, c.opponent, kind, part, c.units / n::int, c.error * up, c.other_error
            FROM insight.model_training_comparison c, LATERAL (
                SELECT 'SEGMENT' AS kind, department AS part, count(*) OVER () AS n, .94 + .03 * row_number() OVER (ORDER BY department) AS up
                FROM (SELECT DISTINCT department FROM retail.products) d
                UNION ALL SELECT 'FOLD', (c.business_date - 7 * w)::text, 1, 1 + .01 * (w - 2) FROM generate_series(2, 5) AS w) p""";
}
