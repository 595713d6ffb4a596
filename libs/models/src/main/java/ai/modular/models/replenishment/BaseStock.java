package ai.modular.models.replenishment;

import ai.modular.models.inventory.DemandSigns;
import ai.modular.models.inventory.OpenOrder;
import ai.modular.models.inventory.OrderInput;
import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.OrderQuantity;
import ai.modular.models.inventory.ProtectionPeriod;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.SupplyTerms;
import ai.modular.models.simulation.ItemStock;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Base-stock orders by period: the shelf's own order quantity ({@link OrderQuantity}), on a calendar on which a period takes one day. The dates in
 * the facts of its receipts mean nothing; the values do.
 */
public final class BaseStock {

    /** The day at whose close is ordered. */
    private static final LocalDate ORDERED = LocalDate.EPOCH;

    private static final Set<DayOfWeek> EVERY_PERIOD = Set.of(DayOfWeek.values());

    private final DemandParts demand;
    private final PlannerSettings settings;
    private final CountPaths paths;

    public BaseStock(DemandParts demand, PlannerSettings settings) {
        this.demand = demand;
        this.settings = settings;
        int horizon = demand.smoothed().length == 0 ? 1 : demand.smoothed()[0].length;
        this.paths = new CountPaths(settings.paths(), horizon, settings.seed());
    }

    /**
     * What to order of a series.
     *
     * @param stock empty when nobody knows it: the shelf counts as empty and the proposal says so
     * @param usual recent mean units per period; empty when there is no past
     */
    public OrderProposal propose(int series, Optional<ItemStock> stock, ItemTerms terms, OptionalDouble usual) {
        double[] mean = demand.mean(series, settings.boostedShare());
        double[] variance = demand.variance(series, mean);
        return OrderQuantity.propose(new OrderInput(
                mean,
                paths.draw(mean, variance, demand.whole()[series]),
                stock.map(BaseStock::position),
                new SupplyTerms(
                        terms.leadTime(),
                        EVERY_PERIOD,
                        terms.pack(),
                        terms.minimum(),
                        terms.criticalRatio(settings.leftoverPeriods()),
                        OptionalInt.empty()),
                new ProtectionPeriod(ORDERED, ORDERED.plusDays(terms.leadTime()), ORDERED.plusDays(terms.covered())),
                new DemandSigns(usual, false, false)));
    }

    private static StockPosition position(ItemStock stock) {
        List<StockLot> lots = new ArrayList<>();
        for (ItemStock.Lot lot : stock.lots()) {
            Optional<LocalDate> expires = lot.periodsLeft() == ItemStock.KEEPS
                    ? Optional.empty()
                    : Optional.of(ORDERED.plusDays(lot.periodsLeft()));
            lots.add(new StockLot(BigDecimal.valueOf(lot.quantity()), expires));
        }
        List<OpenOrder> orders = new ArrayList<>();
        for (int period = 0; period < stock.arriving().length; period++) {
            if (stock.arriving()[period] > 0) {
                orders.add(new OpenOrder(BigDecimal.valueOf(stock.arriving()[period]), ORDERED.plusDays(period + 1L)));
            }
        }
        return new StockPosition(ORDERED, lots, orders, false);
    }
}
