package ai.modular.scoring.orders;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.inventory.FirstFill;
import ai.modular.models.inventory.OrderConditions;
import ai.modular.models.inventory.OrderException;
import ai.modular.models.inventory.OrderInput;
import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.OrderQuantity;
import ai.modular.models.inventory.ProtectionPeriod;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.SupplyTerms;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.scoring.supply.OrderFacts;
import ai.modular.scoring.supply.SupplySeries;
import ai.modular.spark.SeriesBatches.BatchFunction;
import ai.modular.spark.SeriesBatches.Series;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Proposals batch after batch on an executor. Every series comes out: with a quantity and its receipt, or with the reason why it has none. */
public final class SeriesProposals implements BatchFunction<ProposalRow> {

    private final LocalDate date;
    private final int paths;
    private final long seed;
    private final CriticalRatio ratio;

    public SeriesProposals(LocalDate date, int paths, long seed, CriticalRatio ratio) {
        this.date = date;
        this.paths = paths;
        this.seed = seed;
        this.ratio = ratio;
    }

    @Override
    public Iterator<ProposalRow> apply(List<Series> batch) {
        return batch.stream()
                .map(series -> propose(new SupplySeries(series, date)))
                .iterator();
    }

    private ProposalRow propose(SupplySeries series) {
        Optional<String> reason = series.reasonToOmit();
        if (reason.isPresent()) {
            return ProposalRow.skipped(series.locationId(), series.itemId(), reason.get());
        }
        OrderFacts order = series.order();
        if (!order.hasDeliveryDay()) {
            LocalDate earliest = date.plusDays(Math.max(1, series.leadTimeDays()));
            return ProposalRow.of(series, earliest, series.stock(), OrderQuantity.nothing(order.found()));
        }
        SupplyTerms terms = series.terms(ratio);
        ProtectionPeriod period = order.calendar(terms).protection(date);
        Optional<StockPosition> stock = series.stockToday();
        return ProposalRow.of(series, period.delivery(), stock, proposal(series, terms, period, stock));
    }

    private OrderProposal proposal(
            SupplySeries series, SupplyTerms terms, ProtectionPeriod period, Optional<StockPosition> stock) {
        OrderConditions conditions = series.order().conditions(terms);
        if (!series.hasForecast()) {
            return FirstFill.propose(stock.orElseGet(() -> StockPosition.none(date)), terms, period, conditions);
        }
        DemandForecast forecast = series.forecast();
        return OrderQuantity.propose(new OrderInput(
                forecast.mean(),
                series.paths(forecast, paths, seed),
                stock,
                terms,
                period,
                series.signs(period),
                series.isStockOld() ? conditions.finding(OrderException.STOCK_OLD) : conditions));
    }
}
