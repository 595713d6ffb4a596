package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Stock at the close of a day and what is on its way.
 *
 * @param asOf the day at whose close it was taken
 * @param assumed true when it is a stand-in for a stock that nobody knows
 */
public record StockPosition(LocalDate asOf, List<StockLot> lots, List<OpenOrder> onOrder, boolean assumed) {

    public StockPosition {
        lots = List.copyOf(lots);
        onOrder = List.copyOf(onOrder);
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
