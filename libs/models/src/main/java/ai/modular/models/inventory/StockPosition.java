package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Stock at the close of a day and what is on its way.
 *
 * @param asOf the day at whose close it was taken
 * @param assumed true when it is a stand-in for a stock that nobody knows
 * @param soldSince units that are expected to have been sold since that day, 0 to the stock that there was; 0 for a stock of today
 */
public record StockPosition(
        LocalDate asOf, List<StockLot> lots, List<OpenOrder> onOrder, boolean assumed, BigDecimal soldSince) {

    public StockPosition {
        lots = List.copyOf(lots);
        onOrder = List.copyOf(onOrder);
    }

    /** A stock of today. */
    public StockPosition(LocalDate asOf, List<StockLot> lots, List<OpenOrder> onOrder, boolean assumed) {
        this(asOf, lots, onOrder, assumed, BigDecimal.ZERO);
    }

    /** The same stock as it should be some days later, when every day sold as usual. */
    public StockPosition afterUsualSales(double usualPerDay, long days) {
        BigDecimal sold = BigDecimal.valueOf(usualPerDay * days).setScale(Term.SCALE, RoundingMode.HALF_EVEN);
        return new StockPosition(asOf, lots, onOrder, assumed, sold.min(booked().max(BigDecimal.ZERO)));
    }

    /** Stock that had already expired at the close of a day, and is still in the books. */
    public BigDecimal expiredOn(LocalDate day) {
        return lots.stream()
                .filter(lot -> lot.quantity().signum() > 0
                        && lot.expiresOn().filter(last -> !last.isAfter(day)).isPresent())
                .map(StockLot::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An empty shelf and nothing on its way. */
    public static StockPosition none(LocalDate asOf) {
        return new StockPosition(asOf, List.of(), List.of(), false);
    }

    /** The sum of the lots; negative when the books say so. */
    public BigDecimal booked() {
        return lots.stream().map(StockLot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
