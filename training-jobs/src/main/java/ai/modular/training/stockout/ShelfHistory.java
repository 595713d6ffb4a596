package ai.modular.training.stockout;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.OpenOrder;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.stockout.ShelfMoment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * A series with its past shelves, cut into cases.
 *
 * <p>What was on order at a past day is no longer known. It is taken from what arrived before an order of that day could: that was ordered earlier. A
 * delivery that came short is thereby known too early; nothing else that lies behind an origin is read for its cases but what was planned and the
 * outcome.
 *
 * @param series up to the last day with a known outcome
 * @param calendar of deliveries
 * @param shelfLifeDays of a fresh delivery; empty when it keeps
 * @param lots at the close of counted days; a day that is missing was not counted
 * @param arrivals units by first day of sale
 * @param hoursSinceLastSale by day
 */
record ShelfHistory(
        DemandSeries series,
        DeliveryCalendar calendar,
        OptionalInt shelfLifeDays,
        Map<LocalDate, List<StockLot>> lots,
        SortedMap<LocalDate, BigDecimal> arrivals,
        Map<LocalDate, Double> hoursSinceLastSale) {

    /** The forecast goes no further. */
    private static final int FURTHEST = 14;

    /** The days before the next possible delivery that traded, up to the last one; none where the stock of the origin is not known. */
    List<ShelfCase> cases(LocalDate origin, LocalDate last) {
        Optional<ShelfMoment> shelf = at(origin);
        if (shelf.isEmpty()) {
            return List.of();
        }
        List<ShelfCase> result = new ArrayList<>();
        int days = Math.min(FURTHEST, shelf.get().daysBeforeDelivery());
        for (int ahead = 1; ahead <= days && !origin.plusDays(ahead).isAfter(last); ahead++) {
            int day = index(origin) + ahead;
            if (day < series.length() && !Double.isNaN(series.demand()[day])) {
                result.add(new ShelfCase(series, shelf.get(), ahead, shelfLifeDays, series.availability()[day] < 1));
            }
        }
        return result;
    }

    private Optional<ShelfMoment> at(LocalDate origin) {
        int end = index(origin) + 1;
        int start = end - ShelfMoment.PAST_DAYS;
        if (start < 0 || end > series.length() || !lots.containsKey(origin)) {
            return Optional.empty();
        }
        LocalDate delivery = calendar.delivery(origin);
        double price = series.price()[end - 1];
        return Optional.of(new ShelfMoment(
                origin,
                series.group(),
                known(series.sold(), start, end),
                known(series.demand(), start, end),
                known(series.availability(), start, end),
                Double.isNaN(price) ? OptionalDouble.empty() : OptionalDouble.of(price),
                new StockPosition(origin, lots.get(origin), onOrder(origin, delivery), false),
                delivery,
                promotions(end - 1),
                hoursSinceLastSale.getOrDefault(origin, Double.NaN)));
    }

    private List<OpenOrder> onOrder(LocalDate origin, LocalDate delivery) {
        return arrivals.subMap(origin.plusDays(1), delivery).entrySet().stream()
                .map(arrival -> new OpenOrder(arrival.getValue(), arrival.getKey()))
                .toList();
    }

    /** A day without trade says nothing, whatever stands in its place. */
    private double[] known(double[] values, int start, int end) {
        double[] result = Arrays.copyOfRange(values, start, end);
        for (int day = 0; day < result.length; day++) {
            result[day] = Double.isNaN(series.demand()[start + day]) ? Double.NaN : result[day];
        }
        return result;
    }

    private boolean[] promotions(int first) {
        boolean[] result = new boolean[Math.min(FURTHEST + 1, series.discount().length - first)];
        for (int day = 0; day < result.length; day++) {
            result[day] = series.discount()[first + day] > 0;
        }
        return result;
    }

    private int index(LocalDate day) {
        return series.length() - 1 - (int) (series.origin().toEpochDay() - day.toEpochDay());
    }
}
