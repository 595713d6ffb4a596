package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.web.demo.DemoTraining;
import org.junit.jupiter.api.Test;

/** What the page of the trainings says: of the newest, of an earlier one, and before there is any. */
class TrainingIT extends PagesCase {

    @Test
    void theNewestTrainingStandsBesideTheChampionOfThen() throws Exception {
        String page = text("/models/trainings");

        assertThat(page)
                .contains(
                        "Version 4, trained for Sun 22 Nov",
                        "stays challenger",
                        "the night of Sun 22 Nov used version 3")
                .contains(
                        "Beside champion version 3, on the same 240 series: days that the champion did not learn from.")
                .contains(
                        "26.0 %",
                        "25.9 %", "+ 0.08 points", "90 % interval: − 0.12 points to + 0.28 points", "could be chance")
                .contains("− 1.3 %", "Better than the champion", "broken", "Not surely better than champion version 3.")
                .contains("By department, what changed for the worse first", "from the day after Sun 8 Nov");
        assertThat(page)
                .contains("Risk of running out", "waits for an approver", "Beside projected stock without calibration")
                .contains("0.1432", "− 0.0179", "surely better");
    }

    @Test
    void anEarlierTrainingIsShownWhenItIsAskedFor() throws Exception {
        String page = text("/models/trainings?model=demand&date=2026-11-15");

        assertThat(page)
                .contains("Version 3, trained for Sun 15 Nov", "Beside champion version 2", "− 0.51 points")
                .contains("/models/trainings?model=demand&amp;date=2026-11-22")
                .doesNotContain("Version 4, trained for");
        assertThat(as("admin", "/models/trainings?model=demand&date=2026-11-16").getStatus())
                .isEqualTo(404);
    }

    /** The risks of the night come from no registered model. */
    @Test
    void whatTheNightUsedIsToldPerModel() throws Exception {
        assertThat(text("/models/trainings")).contains("the night of Sun 22 Nov used no registered model");
        database.execute("UPDATE insight.stockout_risk_revision SET model_version = 'stockout/1'");
        try {
            assertThat(text("/models/trainings"))
                    .contains("the night of Sun 22 Nov used version 1")
                    .doesNotContain("no registered model");
        } finally {
            database.execute("UPDATE insight.stockout_risk_revision SET model_version = 'projected-stock'");
        }
    }

    @Test
    void beforeAnyTrainingThePageSaysWhenItFills() throws Exception {
        database.execute("TRUNCATE insight.model_training CASCADE");
        try {
            assertThat(text("/models/trainings")).contains("No model is trained yet", "./modularai run weekly");
        } finally {
            DemoTraining.write(database);
        }
    }

    private static String text(String path) throws Exception {
        return as("scientist", path).getContentAsString().replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }
}
