package ai.modular.training.demand;

import static ai.modular.training.demand.TrainingLake.DAY;
import static ai.modular.training.demand.TrainingLake.DAYS;
import static ai.modular.training.demand.TrainingLake.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.localstack.Service;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which history a training draws. */
@WithLocalStack(Service.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingTablesIT {

    @TempDir
    static Path home;

    private TrainingTables tables;

    @BeforeAll
    void fillTheLake(TestServices services) {
        tables = new TrainingTables(TrainingLake.filled(services, home), SparkSession.active());
    }

    @Test
    void theSampleIsWholeSeriesAboutAsManyDaysAsWantedAndTheSameEachTime() {
        TrainingData all = tables.sample(DAY, 1_000_000, 1);
        TrainingData some = tables.sample(DAY, SERIES * DAYS / 2, 1);

        assertThat(all.series()).hasSize(SERIES).allMatch(series -> series.length() == DAYS);
        assertThat(some.series()).hasSizeBetween(SERIES / 4, SERIES * 3 / 4).allMatch(each -> each.length() == DAYS);
        assertThat(names(tables.sample(DAY, SERIES * DAYS / 2, 1))).isEqualTo(names(some));
        assertThat(names(tables.sample(DAY, SERIES * DAYS / 2, 2))).isNotEqualTo(names(some));
        assertThat(all.version()).isEqualTo(some.version()).isEqualTo(1);
    }

    @Test
    void nothingAfterTheDateIsLearnedFrom() {
        TrainingData earlier = tables.sample(DAY.minusDays(10), 1_000_000, 1);

        assertThat(earlier.series())
                .allMatch(series -> series.origin().equals(DAY.minusDays(10)) && series.length() == DAYS - 10);
    }

    @Test
    void aDateBeforeAllHistoryIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> tables.sample(DAY.minusYears(3), 1_000, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("gold.demand_history has no day up to 2023-11-22");
    }

    private static List<String> names(TrainingData data) {
        return data.series().stream()
                .map(series -> series.locationId() + series.itemId())
                .toList();
    }
}
