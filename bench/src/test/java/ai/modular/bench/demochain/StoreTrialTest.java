package ai.modular.bench.demochain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.demo.DemoChain;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A store under each rule: four weeks after a history of a hundred days, the nights with the weekday's mean for a model. */
class StoreTrialTest {

    private static final DemoChain CHAIN = DemoChain.of(DemoChain.DEFAULT_SEED, LocalDate.of(2026, 11, 22), 128, 1);
    private static final StoreTrial TRIAL = new StoreTrial(CHAIN, CHAIN.stores().get(0), 100, 50);

    @BeforeAll
    static void play() {
        TRIAL.playOthers();
        TRIAL.playNights(CHAIN.end());
    }

    @Test
    void everyRuleMeetsTheSameCustomers() {
        assertThat(TRIAL.costs()).containsKeys("rule_of_thumb", "min_max_1.0_1.0", "hindsight", "night");
        assertThat(TRIAL.costs().values().stream().map(StoreCost::wanted).distinct())
                .hasSize(1);
    }

    @Test
    void whoKnowsTheDemandPaysLeast() {
        StoreCost hindsight = TRIAL.costs().get("hindsight");
        TRIAL.costs().forEach((rule, cost) -> {
            if (!rule.equals("hindsight")) {
                assertThat(hindsight.euro()).as(rule).isLessThan(cost.euro());
            }
        });
    }

    @Test
    void recoveredDemandIsNearerToTheTruthThanSales() {
        ErrorSum recovered = new ErrorSum();
        ErrorSum plain = new ErrorSum();
        TRIAL.recovered(recovered, plain);
        Map<String, Object> figures = recovered.figures();
        assertThat((double) figures.get("wape"))
                .isLessThan(.8 * (double) plain.figures().get("wape"));
    }

    @Test
    void aStoreLogHoldsWhatWasSeenAndWhatIsPlanned() {
        LocalDate origin = CHAIN.end();
        var series = TRIAL.night().log().series(origin, 84, 14, false);
        assertThat(series).isNotEmpty().allSatisfy(one -> {
            assertThat(one.origin()).isEqualTo(origin);
            assertThat(one.horizon()).isEqualTo(14);
            assertThat(one.length()).isLessThanOrEqualTo(84);
        });
    }
}
