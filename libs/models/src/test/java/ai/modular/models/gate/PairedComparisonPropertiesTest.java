package ai.modular.models.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.gate.Finding.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arithmetic of the gate, whatever the losses are. */
class PairedComparisonPropertiesTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, .9, 7);

    @Property(tries = 200, seed = "7")
    void swappingTheModelsFlipsTheSign(@ForAll("losses") List<PairedLoss> losses) {
        PairedComparison one = PairedComparison.of(losses, BOOTSTRAP);
        PairedComparison other = PairedComparison.of(swapped(losses), BOOTSTRAP);

        assertThat(other.total().difference()).isEqualTo(0.0 - one.total().difference());
        assertThat(other.low()).isEqualTo(0.0 - one.high());
        assertThat(other.high()).isEqualTo(0.0 - one.low());
        one.segments()
                .forEach((name, figures) ->
                        assertThat(other.segments().get(name).difference()).isEqualTo(0.0 - figures.difference()));
    }

    @Property(tries = 200, seed = "7")
    void aModelBesideItselfDiffersByNothingAndIsNotPromoted(@ForAll("losses") List<PairedLoss> losses) {
        List<PairedLoss> same = losses.stream()
                .map(loss -> new PairedLoss(
                        loss.unit(), loss.fold(), loss.segment(), loss.challenger(), loss.challenger(), loss.weight()))
                .toList();
        PairedComparison comparison = PairedComparison.of(same, BOOTSTRAP);

        assertThat(comparison.total().difference()).isZero();
        assertThat(comparison.low()).isZero();
        assertThat(comparison.high()).isZero();
        Verdict verdict = judge(comparison);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.of(Rule.CHAMPION).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Property(tries = 200, seed = "7")
    void notBothCanTakeTheOthersPlace(@ForAll("losses") List<PairedLoss> losses) {
        boolean one = judge(PairedComparison.of(losses, BOOTSTRAP)).passed();
        boolean other = judge(PairedComparison.of(swapped(losses), BOOTSTRAP)).passed();

        assertThat(one && other).isFalse();
    }

    @Property(tries = 100, seed = "7")
    void theOrderOfTheLossesDoesNotMatter(@ForAll("losses") List<PairedLoss> losses, @ForAll long seed) {
        List<PairedLoss> shuffled = new ArrayList<>(losses);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(PairedComparison.of(shuffled, BOOTSTRAP)).isEqualTo(PairedComparison.of(losses, BOOTSTRAP));
    }

    @Property(tries = 100, seed = "7")
    void theUnitOfMeasureDoesNotMatter(@ForAll("losses") List<PairedLoss> losses) {
        List<PairedLoss> inDozens = losses.stream()
                .map(loss -> new PairedLoss(
                        loss.unit(),
                        loss.fold(),
                        loss.segment(),
                        8 * loss.challenger(),
                        8 * loss.champion(),
                        8 * loss.weight()))
                .toList();

        assertThat(PairedComparison.of(inDozens, BOOTSTRAP)).isEqualTo(PairedComparison.of(losses, BOOTSTRAP));
    }

    private static Verdict judge(PairedComparison comparison) {
        GateEvidence evidence = new GateEvidence(
                "WAPE",
                "series",
                new Opponent.Paired("1", comparison, "the same days"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1);
        return PromotionGate.judge(evidence, new GateLimits(BOOTSTRAP, 10, 1, .1, .1, 60, 1 << 20));
    }

    private static List<PairedLoss> swapped(List<PairedLoss> losses) {
        return losses.stream()
                .map(loss -> new PairedLoss(
                        loss.unit(), loss.fold(), loss.segment(), loss.champion(), loss.challenger(), loss.weight()))
                .toList();
    }

    /** Each unit once per fold; a unit's segment follows from the unit. */
    @Provide
    Arbitrary<List<PairedLoss>> losses() {
        Arbitrary<Double> loss = Arbitraries.doubles().between(0, 1_000);
        Arbitrary<Double> weight = Arbitraries.doubles().between(.01, 1_000);
        Arbitrary<String> key = Arbitraries.integers().between(0, 59).map(String::valueOf);
        return Combinators.combine(key, loss, loss, weight)
                .as((id, challenger, champion, sold) -> {
                    int number = Integer.parseInt(id);
                    return new PairedLoss(
                            "u" + number % 20, "f" + number / 20, "s" + number % 3, challenger, champion, sold);
                })
                .list()
                .uniqueElements(each -> each.unit() + each.fold())
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
