package ai.modular.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.web.text.Bundle;
import ai.modular.web.text.Words;
import ai.modular.web.training.TrainingReads.Comparison;
import ai.modular.web.training.TrainingReads.InUse;
import ai.modular.web.training.TrainingReads.Part;
import ai.modular.web.training.TrainingReads.Training;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingWordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Words bundle = Bundle.words();
    private final ErrorWords errors = new ErrorWords(bundle);
    private final TrainingWords words = new TrainingWords(bundle, new TrainingLines(bundle, errors), errors);

    @Test
    void errorsAreWrittenAsTheirMetricIs() {
        assertThat(plain(errors.error("WAPE", .2431))).isEqualTo("24.3 %");
        assertThat(plain(errors.difference("WAPE", -.0021))).isEqualTo("− 0.21 points");
        assertThat(errors.error("Brier", .14321)).isEqualTo("0.1432");
        assertThat(plain(errors.difference("Brier", .00214))).isEqualTo("+ 0.0021");
        assertThat(errors.name("pinball")).isEqualTo("pinball");
    }

    @Test
    void segmentsThatBecameWorseComeFirstAndFoldsByDate() {
        TrainingPage page = words.task(material(
                training("PAIRED", "3"),
                List.of(comparison("CHAMPION", "3", -.002, .001)),
                List.of(
                        new Part("FOLD", "2026-11-08", 40, .2, .2),
                        new Part("FOLD", "2026-11-01", 40, .2, .2),
                        new Part("SEGMENT", "Dairy", 20, .19, .2),
                        new Part("SEGMENT", "", 20, .21, .2))));

        TrainingPage.Table segments = page.shown().tables().get(0);
        assertThat(segments.parts())
                .extracting(
                        TrainingPage.Part::name,
                        part -> plain(part.change()),
                        part -> part.bar().tone())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("No department", "+ 5.0 %", "bad"),
                        org.assertj.core.groups.Tuple.tuple("Dairy", "− 5.0 %", "good"));
        assertThat(page.shown().tables().get(1).parts())
                .extracting(part -> plain(part.name()))
                .containsExactly("from the day after Sun 1 Nov", "from the day after Sun 8 Nov");
        assertThat(page.shown().barLabel()).isEqualTo("could be chance");
    }

    @Test
    void withoutAComparableChampionItStandsBesideWhatNeedsNoTraining() {
        Comparison baseline = comparison("BASELINE", "last week", -.08, -.07);

        assertThat(against("NONE", null, List.of(baseline)))
                .isEqualTo("There was no champion yet. Beside last week, on the training’s own test weeks.");
        assertThat(against("LOST", "3", List.of(baseline)))
                .startsWith("Champion version 3 could not be read any more.");
        assertThat(against("INCOMPARABLE", "3", List.of(baseline))).contains("and kept its place. Beside last week");
        assertThat(against("NONE", null, List.of())).isEqualTo("There was nothing to compare with.");
    }

    @Test
    void whatTheNightUsedIsNamedByTheModelsOwnVersion() {
        assertThat(plain(words.task(material(training("NONE", null), List.of(), List.of()))
                        .inUse()))
                .isEqualTo("the night of Sun 22 Nov used version 7");
    }

    private String against(String state, String champion, List<Comparison> comparisons) {
        return words.task(material(training(state, champion), comparisons, List.of()))
                .shown()
                .against();
    }

    private static TrainingWords.Material material(Training training, List<Comparison> comparisons, List<Part> parts) {
        return new TrainingWords.Material(
                List.of(training),
                comparisons,
                training,
                List.of(new TrainingReads.Rule("BIAS", "PASSED", "Bias + 1 %.")),
                Map.of("CHAMPION", parts),
                List.of(new InUse(DAY, "demand-of-others/9"), new InUse(DAY, "demand/7")));
    }

    private static Training training(String state, String champion) {
        return new Training(
                "demand",
                DAY,
                1,
                "4",
                "run",
                "CHALLENGER",
                champion,
                state,
                "WAPE",
                "series",
                .9,
                .01,
                .9,
                .88,
                60,
                1 << 20);
    }

    private static Comparison comparison(String opponent, String name, double low, double high) {
        return new Comparison("demand", DAY, opponent, name, "later days", 40, .2, .2, (low + high) / 2, low, high);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
