package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupplyTermsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @Test
    void brokenTermsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(1, BigDecimal.ZERO, "0", .9))
                .withMessageStartingWith("pack size is 0, but");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(1, BigDecimal.ONE, "-1", .9))
                .withMessageStartingWith("minimum quantity is -1, but");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(-2, BigDecimal.ONE, "0", .9))
                .withMessageStartingWith("lead time is -2 days, but");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(1, BigDecimal.ONE, "0", 95))
                .withMessageStartingWith("critical ratio is 95.0, but");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(1, null, "0", .9))
                .withMessageStartingWith("pack size is missing, but");
    }

    @Test
    void theReceiptSaysWhetherTheTermsAreAssumed() {
        SupplyTerms given = terms(1, BigDecimal.ONE, "0", .9);
        SupplyTerms assumed =
                new SupplyTerms(1, EVERY_DAY, BigDecimal.ONE, BigDecimal.ZERO, .9, OptionalInt.empty(), true);

        assertThat(demandFacts(given))
                .isEqualTo(Map.of("first_day", "2026-11-23", "last_day", "2026-11-24", "days", "2"));
        assertThat(demandFacts(assumed))
                .isEqualTo(Map.of(
                        "first_day", "2026-11-23", "last_day", "2026-11-24", "days", "2", "terms_assumed", "true"));
    }

    private static Map<String, String> demandFacts(SupplyTerms terms) {
        double[] mean = {10, 10};
        OrderProposal proposal = OrderQuantity.propose(new OrderInput(
                mean,
                new double[][] {mean},
                Optional.empty(),
                terms,
                new ProtectionPeriod(TODAY, TODAY.plusDays(1), TODAY.plusDays(2)),
                DemandSigns.none()));
        return proposal.receipt().terms().get(0).facts();
    }

    private static SupplyTerms terms(int leadTime, BigDecimal pack, String minimum, double ratio) {
        return new SupplyTerms(leadTime, EVERY_DAY, pack, new BigDecimal(minimum), ratio, OptionalInt.empty());
    }
}
