package ai.modular.scoring.orders;

import static ai.modular.scoring.orders.SupplyRows.SUNDAY;
import static ai.modular.scoring.orders.SupplyRows.lot;
import static ai.modular.scoring.orders.SupplyRows.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.inventory.Receipt;
import ai.modular.scoring.supply.CriticalRatio;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with the input of an order, what stands in by which rule, and what is seen of it. */
class SeriesProposalsTest {

    private final SeriesProposals proposals = new SeriesProposals(SUNDAY, 50, 1, new CriticalRatio(.95, .7, .99));

    @Test
    void nothingWrong() {
        ProposalRow row = propose(new SupplyRows());
        // Delivered on Monday, and the next one on Tuesday: ten, less four on hand
        assertThat(row.getQuantity()).isEqualByComparingTo("6");
        assertThat(row.getExceptions()).isEmpty();
        assertThat(row.getDeliveryDate()).isEqualTo(Date.valueOf("2026-11-23"));
        assertThat(Receipt.fromJson(row.getReceipt()).version()).isEqualTo(2);
    }

    @Test
    void aForecastOfAnyStandInIsSaidSo() {
        for (String standIn : List.of("exponential-smoothing", "seasonal-naive", "mean")) {
            assertThat(propose(new SupplyRows().model(standIn)).getExceptions())
                    .as(standIn)
                    .containsExactly("FORECAST_FALLBACK");
        }
    }

    @Test
    void aMissingLeadTimeIsTakenAsSevenDays() {
        ProposalRow row = propose(new SupplyRows().with("lead_time_days", 7).with("lead_time_missing", true));
        assertThat(row.getExceptions()).contains("LEAD_TIME_MISSING");
        assertThat(row.getDeliveryDate()).isEqualTo(Date.valueOf("2026-11-29"));
    }

    @Test
    void anItemWithoutAPackSizeIsOrderedByTheUnit() {
        ProposalRow row = propose(
                new SupplyRows().with("pack_size", new BigDecimal("0.000")).stock(lot("3", null)));
        assertThat(row.getExceptions()).containsExactly("PACK_SIZE_MISSING");
        assertThat(row.getQuantity()).isEqualByComparingTo("7");
    }

    @Test
    void negativeStockCountsAsNone() {
        ProposalRow row = propose(new SupplyRows().stock(lot("-5", null)));
        assertThat(row.getExceptions()).containsExactly("STOCK_NEGATIVE");
        assertThat(row.getQuantity()).isEqualByComparingTo("12");
    }

    @Test
    void stockThatExpiredBeforeTheOrderArrivesIsNone() {
        ProposalRow row = propose(new SupplyRows().stock(lot("4", SUNDAY)));
        assertThat(row.getExceptions()).containsExactly("EXPIRES_UNSOLD", "EXPIRED_STOCK");
        assertThat(row.getQuantity()).isEqualByComparingTo("12");
    }

    @Test
    void aSupplierWithoutDeliveryDaysGetsNoOrder() {
        ProposalRow row = propose(new SupplyRows().with("delivery_days", sequence()));
        assertThat(row.getReason()).isNull();
        assertThat(row.getExceptions()).containsExactly("NO_DELIVERY_DAY");
        assertThat(row.getQuantity()).isEqualByComparingTo("0");
    }

    @Test
    void whatExpiresADayAfterItsDeliverySellsOnBothDays() {
        // Delivered on Monday, the next time on Thursday: of three days' demand two can be sold, and four are there
        SupplyRows bread = new SupplyRows()
                .with("delivery_days", sequence(1, 4))
                .with("pack_size", new BigDecimal("1.000"))
                .with("shelf_life_days", 1);
        assertThat(propose(bread).getQuantity()).isEqualByComparingTo("16");
    }

    @Test
    void costsInAnotherCurrencyAreNotCompared() {
        ProposalRow row = propose(
                new SupplyRows().with("supplier_currency", "GBP").with("minimum_value", new BigDecimal("500.0000")));
        assertThat(row.getExceptions()).containsExactly("CURRENCY_MIXED");
        assertThat(row.getCurrency()).isEqualTo("GBP");
        assertThat(row.getReceipt()).contains("\"critical_ratio\":\"0.950\"").doesNotContain("\"cost\"");
        assertThat(row.minimum().isNone()).isTrue();
    }

    @Test
    void fromAnOldStockWhatUsuallySellsIsTakenOff() {
        ProposalRow row =
                propose(new SupplyRows().stock(lot("24", null)).with("as_of", Date.valueOf(SUNDAY.minusDays(2))));
        assertThat(row.getExceptions()).containsExactly("STOCK_OLD");
        assertThat(row.getQuantity()).isEqualByComparingTo("6");
        assertThat(row.getReceipt()).contains("\"code\":\"SOLD_SINCE\",\"value\":20.000");
        assertThat(propose(new SupplyRows().with("as_of", Date.valueOf(SUNDAY.minusDays(1))))
                        .getExceptions())
                .as("a day old is not older than a day")
                .isEmpty();
    }

    @Test
    void holidaysOfTheSupplierAndMissedCutoffsMoveTheDelivery() {
        ProposalRow closed = propose(new SupplyRows().with("closed_days", sequence(Date.valueOf("2026-11-23"))));
        assertThat(closed.getDeliveryDate()).isEqualTo(Date.valueOf("2026-11-24"));
        ProposalRow late = propose(new SupplyRows().with("cutoff_hour", 6));
        assertThat(late.getDeliveryDate()).isEqualTo(Date.valueOf("2026-11-24"));
        assertThat(late.getReceipt()).contains("cutoff_missed");
    }

    @Test
    void whatSomebodyPutToRestIsNotOrdered() {
        ProposalRow row = propose(new SupplyRows().with("snoozed_until", Date.valueOf("2026-11-30")));
        assertThat(row.getQuantity()).isEqualByComparingTo("0");
        assertThat(row.getReceipt()).contains("\"until\":\"2026-11-30\"");
    }

    @Test
    void anOrderBelowItsSuppliersMinimumIsFilledUpOrWaits() {
        SupplyRows small = new SupplyRows().with("minimum_value", new BigDecimal("20.0000"));
        ProposalRow filled = new SupplierOrders().apply(List.of(propose(small))).get(0);
        // Six cost 12: another pack makes it 24
        assertThat(filled.getQuantity()).isEqualByComparingTo("12");
        assertThat(filled.getExceptions()).isEmpty();
        assertThat(Receipt.fromJson(filled.getReceipt()).sum()).isEqualByComparingTo("12");

        SupplyRows large = new SupplyRows().with("minimum_value", new BigDecimal("900.0000"));
        ProposalRow waits = new SupplierOrders().apply(List.of(propose(large))).get(0);
        assertThat(waits.getQuantity()).isEqualByComparingTo("0");
        assertThat(waits.getExceptions()).containsExactly("ORDER_POSTPONED");
    }

    @Test
    void nothingIsOrderedBeyondTheLastDayOfSale() {
        ProposalRow row = propose(
                new SupplyRows().with("delivery_days", sequence(1, 4)).with("delisted_on", Date.valueOf("2026-11-25")));
        assertThat(row.getExceptions()).containsExactly("LEAVES_ASSORTMENT");
        // Monday and Tuesday instead of Monday to Wednesday: twenty, less four
        assertThat(row.getQuantity()).isBetween(new BigDecimal("12"), new BigDecimal("18"));
    }

    private ProposalRow propose(SupplyRows rows) {
        return proposals.apply(List.of(rows.series("item"))).next();
    }
}
