package ai.modular.training.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.gate.Finding;
import ai.modular.models.gate.Finding.Outcome;
import ai.modular.models.gate.Rule;
import ai.modular.models.gate.Verdict;
import ai.modular.operations.configuration.Settings;
import ai.modular.training.promotion.PromotionPolicy.Result;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionPolicyTest {

    private static final ModelVersion VERSION = new ModelVersion("stockout", "4", "run", "0".repeat(64));

    private final List<String> calls = new ArrayList<>();
    private final ModelRegistry registry = (ModelRegistry) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ModelRegistry.class}, (proxy, method, arguments) -> {
                calls.add(method.getName() + Arrays.toString(arguments));
                return null;
            });

    @Test
    void whatPassesBecomesChampionOfItsModel() {
        assertThat(policy(false).apply(verdict(Outcome.PASSED), registry, VERSION, "train-stockout"))
                .isEqualTo(Result.CHAMPION);
        assertThat(calls)
                .containsExactly(
                        "tag[%s, {modularai.gate=passed, modularai.gate.approver=not required, modularai.gate.reason=Better., modularai.gate.rule.champion=passed: Better.}]"
                                .formatted(VERSION),
                        "promote[%s, train-stockout, Better.]".formatted(VERSION));
    }

    @Test
    void whatFailsIsChallenger() {
        assertThat(policy(false).apply(verdict(Outcome.FAILED), registry, VERSION, "train-stockout"))
                .isEqualTo(Result.CHALLENGER);
        assertThat(calls).last().isEqualTo("setAlias[stockout, challenger, 4]");
        assertThat(PromotionPolicy.sentence(VERSION, Result.CHALLENGER, verdict(Outcome.FAILED)))
                .isEqualTo("version 4 becomes challenger. Better.");
    }

    @Test
    void whatPassesWaitsWhereAnApproverHasTheLastWord() {
        assertThat(policy(true).apply(verdict(Outcome.PASSED), registry, VERSION, "train-stockout"))
                .isEqualTo(Result.WAITS);
        assertThat(calls).last().isEqualTo("setAlias[stockout, challenger, 4]");
        assertThat(PromotionPolicy.sentence(VERSION, Result.WAITS, verdict(Outcome.PASSED)))
                .isEqualTo(
                        "version 4 passed and waits for an approver: ./modularai models promote 4 --model stockout --reason WHY. Better.");
    }

    private static PromotionPolicy policy(boolean waits) {
        return PromotionPolicy.of(new Settings.Promotion(waits, .05, .1, .1, Duration.ofHours(1), 200), 1);
    }

    private static Verdict verdict(Outcome outcome) {
        return new Verdict(List.of(new Finding(Rule.CHAMPION, outcome, "Better.")));
    }
}
