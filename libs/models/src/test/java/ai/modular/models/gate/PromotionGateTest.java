package ai.modular.models.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.models.gate.Finding.Outcome;
import ai.modular.models.gate.GateEvidence.Baseline;
import ai.modular.models.gate.GateEvidence.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromotionGateTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, .9, 1);
    private static final GateLimits LIMITS = new GateLimits(BOOTSTRAP, .05, 2, .1, .1, 60, 1 << 20);
    private static final Opponent NONE = new Opponent.None();

    @Test
    void theFirstModelNeedsToBeatTheBaselineOnly() {
        Verdict verdict = PromotionGate.judge(evidence(NONE, 30, .02, .88, 12.34, 512 * 1024), LIMITS);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                Rule.BASELINE, Outcome.PASSED, "Better than last week: WAPE 0.3000 against 0.4000."),
                        new Finding(Rule.CHAMPION, Outcome.SKIPPED, "There is no champion yet."),
                        new Finding(Rule.SEGMENTS, Outcome.SKIPPED, "There is no champion to compare segments with."),
                        new Finding(Rule.BIAS, Outcome.PASSED, "Bias +2.0 % (limit ±10.0 %)."),
                        new Finding(Rule.COVERAGE, Outcome.PASSED, "The 90 % band holds 88.0 % (limit ±10.0 %)."),
                        new Finding(Rule.TRAINING_TIME, Outcome.PASSED, "Trained in 12.3 s (limit 60 s)."),
                        new Finding(Rule.SIZE, Outcome.PASSED, "0.5 MiB of files (limit 1 MiB)."));
        assertThat(verdict.summary())
                .isEqualTo("Better than last week: WAPE 0.3000 against 0.4000. There is no champion yet.");
    }

    @Test
    void aModelThatIsNotBetterThanTheBaselineStops() {
        Verdict verdict = PromotionGate.judge(evidence(NONE, 40, 0, .9, 1, 1), LIMITS);

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.summary()).isEqualTo("Not better than last week: WAPE 0.4000 against 0.4000.");
    }

    @Test
    void everyLimitStopsOnItsOwnAndTheLimitItselfIsAllowed() {
        assertThat(failed(evidence(NONE, 30, .1, .8, 60, 1 << 20))).isEmpty();
        assertThat(failed(evidence(NONE, 30, -.11, .9, 1, 1))).containsExactly(Rule.BIAS);
        assertThat(failed(evidence(NONE, 30, Double.NaN, .9, 1, 1))).containsExactly(Rule.BIAS);
        assertThat(failed(evidence(NONE, 30, 0, .79, 1, 1))).containsExactly(Rule.COVERAGE);
        assertThat(failed(evidence(NONE, 30, 0, .9, 60.1, 1))).containsExactly(Rule.TRAINING_TIME);
        assertThat(failed(evidence(NONE, 30, 0, .9, 1, (1 << 20) + 1))).containsExactly(Rule.SIZE);
    }

    @Test
    void betterOnEverySeriesIsBetterWithAnIntervalWithoutWidth() {
        Opponent champion = champion(losses(2, 3, 10, 40));

        Verdict verdict = PromotionGate.judge(evidence(champion, 30, 0, .9, 1, 1), LIMITS);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.of(Rule.CHAMPION).reason())
                .isEqualTo(
                        "Better than champion version 3: WAPE 0.2000 against 0.3000, difference -0.1000 (90 % interval -0.1000 … -0.1000) over 40 series in 2 folds, on later days.");
    }

    @Test
    void betterByOneSeriesAloneIsNotSurelyBetter() {
        List<PairedLoss> losses = new ArrayList<>(losses(3, 3, 10, 39));
        losses.add(new PairedLoss("lucky", "f0", "dry", 1, 5, 10));

        Verdict verdict = PromotionGate.judge(evidence(champion(losses), 30, 0, .9, 1, 1), LIMITS);

        assertThat(failed(verdict)).containsExactly(Rule.CHAMPION);
        assertThat(verdict.of(Rule.CHAMPION).reason()).startsWith("Not surely better than champion version 3: ");
    }

    @Test
    void betterOnTheWholeButWorseInOneSegmentStops() {
        List<PairedLoss> losses = new ArrayList<>(losses(2, 3, 10, 40));
        losses.add(new PairedLoss("a", "f0", "fresh", 3.2, 3, 10));
        losses.add(new PairedLoss("b", "f0", "fresh", 3.2, 3, 10));
        losses.add(new PairedLoss("c", "f0", "too small to judge", 9, 3, 10));

        Verdict verdict = PromotionGate.judge(evidence(champion(losses), 30, 0, .9, 1, 1), LIMITS);

        assertThat(verdict.of(Rule.CHAMPION).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(failed(verdict)).containsExactly(Rule.SEGMENTS);
        assertThat(verdict.summary())
                .isEqualTo(
                        "The segment that fares worst is fresh: WAPE 0.3200 against 0.3000, a change of +6.7 % (limit +5.0 %).");
    }

    @Test
    void aLostChampionDoesNotHoldItsPlaceAndOneThatCannotBeComparedDoes() {
        Verdict lost =
                PromotionGate.judge(evidence(new Opponent.Lost("3", "its files are gone"), 30, 0, .9, 1, 1), LIMITS);
        Verdict kept = PromotionGate.judge(
                evidence(new Opponent.Incomparable("3", "it learned from all days"), 30, 0, .9, 1, 1), LIMITS);

        assertThat(lost.passed()).isTrue();
        assertThat(lost.of(Rule.CHAMPION).reason())
                .isEqualTo("Champion version 3 cannot be evaluated any more: its files are gone.");
        assertThat(failed(kept)).containsExactly(Rule.CHAMPION);
        assertThat(kept.summary())
                .isEqualTo("Nothing shows that it is better than champion version 3: it learned from all days.");
    }

    @Test
    void aFigureIsASumOverASumByFoldAndSegment() {
        PairedComparison comparison = PairedComparison.of(
                List.of(
                        new PairedLoss("a", "f0", "dry", 1, 2, 4),
                        new PairedLoss("a", "f1", "dry", 3, 2, 4),
                        new PairedLoss("b", "f0", "fresh", 2, 6, 12)),
                BOOTSTRAP);

        assertThat(comparison.total()).isEqualTo(new PairedComparison.Figures(.3, .5, -.2, 2));
        assertThat(comparison.folds())
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                        "f0", new PairedComparison.Figures(3 / 16d, .5, -5 / 16d, 2),
                        "f1", new PairedComparison.Figures(.75, .5, .25, 1)));
        assertThat(comparison.segments().get("dry")).isEqualTo(new PairedComparison.Figures(.5, .5, 0, 1));
        // Either unit drawn twice, or each once
        assertThat(comparison.low()).isEqualTo(-4 / 12d);
        assertThat(comparison.high()).isEqualTo(0);
    }

    @Test
    void lossesThatSayNothingAreRefused() {
        assertThatThrownBy(() -> PairedComparison.of(List.of(new PairedLoss("a", "f", "s", 1, 1, 0)), BOOTSTRAP))
                .hasMessage("1 losses without weight say nothing");
        assertThatThrownBy(() -> new PairedLoss("a", "f", "s", Double.NaN, 1, 1))
                .hasMessage("losses NaN and 1.0 with weight 1.0 of a in fold f: each must be a number of 0 or more");
    }

    private static List<PairedLoss> losses(double challenger, double champion, double weight, int units) {
        List<PairedLoss> result = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            for (int fold = 0; fold < 2; fold++) {
                result.add(new PairedLoss("u" + unit, "f" + fold, "dry", challenger, champion, weight));
            }
        }
        return result;
    }

    private static Opponent champion(List<PairedLoss> losses) {
        return new Opponent.Paired("3", PairedComparison.of(losses, BOOTSTRAP), "later days");
    }

    private static GateEvidence evidence(
            Opponent opponent, double loss, double bias, double coverage, double seconds, long bytes) {
        PairedComparison baseline =
                PairedComparison.of(List.of(new PairedLoss("a", "f", "dry", loss, 40, 100)), BOOTSTRAP);
        return new GateEvidence(
                "WAPE",
                "series",
                opponent,
                Optional.of(new Baseline("last week", baseline)),
                Optional.of(bias),
                Optional.of(new Coverage(.9, coverage)),
                seconds,
                bytes);
    }

    private static List<Rule> failed(GateEvidence evidence) {
        return failed(PromotionGate.judge(evidence, LIMITS));
    }

    private static List<Rule> failed(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .map(Finding::rule)
                .toList();
    }
}
