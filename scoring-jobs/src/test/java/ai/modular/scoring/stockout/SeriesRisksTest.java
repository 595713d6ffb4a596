package ai.modular.scoring.stockout;

import static ai.modular.scoring.orders.SupplyRows.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.scoring.orders.SupplyRows;
import ai.modular.scoring.supply.CriticalRatio;
import java.sql.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a series that sells ten a day, exactly. */
class SeriesRisksTest {

    private final SupplyRows rows = new SupplyRows().stock(SupplyRows.lot("24", null));

    @Test
    void aShelfWithEnoughIsSafe() {
        assertThat(risk().getProbability()).containsExactly(0);
    }

    @Test
    void fromAnOldCountWhatSoldSinceIsTakenOff() {
        rows.with("as_of", Date.valueOf(SUNDAY.minusDays(2))).with("usual", null);
        SeriesRisk risk = risk();
        assertThat(risk.getProbability()).containsExactly(1);
        assertThat(risk.getExpectedLost()).containsExactly(6);
    }

    @Test
    void moreThanTheBooksHaveWasNotSold() {
        rows.stock(SupplyRows.lot("5", null)).with("as_of", Date.valueOf(SUNDAY.minusDays(9)));
        assertThat(risk().getExpectedLost()).containsExactly(10);
    }

    private SeriesRisk risk() {
        return new SeriesRisks(SUNDAY, 20, 1, new CriticalRatio(.95, .7, .99), null, null)
                .apply(List.of(rows.series("item")))
                .next();
    }
}
