package ai.modular.models.stockout;

import ai.modular.models.inventory.OpenOrder;
import ai.modular.models.inventory.StockLot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What a forest is told of a shelf on a day ahead: inventory, velocity, cover, season, promotion, delivery calendar, price and how it fared of late. */
public final class RiskFeatures {

    public static final List<String> NAMES = List.of(
            "days_ahead",
            "on_hand",
            "arriving",
            "expiring",
            "projected",
            "expected_demand",
            "projected_less_expected",
            "projected_per_expected",
            "days_of_cover",
            "sold_7",
            "sold_28",
            "demand_7",
            "demand_28",
            "spread",
            "weekday",
            "month",
            "promotion",
            "promotion_today",
            "days_to_delivery",
            "days_from_target_to_delivery",
            "hours_since_last_sale",
            "price",
            "out_days_7",
            "out_days_28",
            "availability_today",
            "department_rate");

    /** What is not known. Trees split it off: no value is negative otherwise but a projected stock that is too small. */
    static final double UNKNOWN = -1;

    private static final int WEEK = 7;
    private static final double MOST_COVER = 60;
    private static final double SMALLEST_DEMAND = .02;

    private RiskFeatures() {}

    /**
     * @param ahead days after the origin, from 1
     * @param departmentRate how often shelves of the department ran out in what was learnt from: the order of categories in which a split of two
     *     classes is found best (Breiman et al. 1984, chapter 4)
     */
    public static double[] of(ShelfMoment shelf, int ahead, double departmentRate) {
        LocalDate target = shelf.origin().plusDays(ahead);
        double onHand = Math.max(
                0, shelf.stock().booked().subtract(shelf.stock().soldSince()).doubleValue());
        double arriving = arriving(shelf, target);
        double expiring = expiring(shelf, target);
        double projected = onHand + arriving - expiring;
        double expected = expected(shelf, ahead);
        double week = mean(shelf.demand(), WEEK);
        double month = mean(shelf.demand(), ShelfMoment.PAST_DAYS);
        return new double[] {
            ahead,
            onHand,
            arriving,
            expiring,
            projected,
            expected,
            projected - expected,
            cover(projected, expected),
            cover(onHand, week),
            mean(shelf.sold(), WEEK),
            mean(shelf.sold(), ShelfMoment.PAST_DAYS),
            week,
            month,
            spread(shelf.demand(), month),
            target.getDayOfWeek().getValue(),
            target.getMonthValue(),
            shelf.promotionOn(ahead) ? 1 : 0,
            shelf.promotionOn(0) ? 1 : 0,
            shelf.daysBeforeDelivery() + 1.,
            shelf.daysBeforeDelivery() + 1. - ahead,
            known(shelf.hoursSinceLastSale()),
            shelf.price().orElse(UNKNOWN),
            outDays(shelf.availability(), WEEK),
            outDays(shelf.availability(), ShelfMoment.PAST_DAYS),
            known(shelf.availability()[ShelfMoment.PAST_DAYS - 1]),
            departmentRate
        };
    }

    private static double arriving(ShelfMoment shelf, LocalDate target) {
        double units = 0;
        for (OpenOrder order : shelf.stock().onOrder()) {
            units += order.arrivesOn().isAfter(target) ? 0 : order.quantity().doubleValue();
        }
        return units;
    }

    /** Units on hand that are no longer sold on the target. */
    private static double expiring(ShelfMoment shelf, LocalDate target) {
        double units = 0;
        for (StockLot lot : shelf.stock().lots()) {
            boolean expires =
                    lot.expiresOn().filter(day -> day.isBefore(target)).isPresent();
            units += expires ? Math.max(0, lot.quantity().doubleValue()) : 0;
        }
        return units;
    }

    /** Over the days up to the target, each as the same weekdays of four weeks. */
    private static double expected(ShelfMoment shelf, int ahead) {
        double sum = 0;
        double otherwise = mean(shelf.demand(), ShelfMoment.PAST_DAYS);
        for (int day = 0; day < ahead; day++) {
            double units = 0;
            int known = 0;
            for (int past = day % WEEK; past < ShelfMoment.PAST_DAYS; past += WEEK) {
                double value = shelf.demand()[past];
                units += Double.isNaN(value) ? 0 : value;
                known += Double.isNaN(value) ? 0 : 1;
            }
            sum += known == 0 ? Math.max(0, otherwise) : units / known;
        }
        return sum;
    }

    private static double cover(double units, double demand) {
        return Math.min(MOST_COVER, units / Math.max(SMALLEST_DEMAND, demand));
    }

    private static double mean(double[] values, int last) {
        return Arrays.stream(values, values.length - last, values.length)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(UNKNOWN);
    }

    /** Standard deviation ÷ √mean: 1 for Poisson demand. */
    private static double spread(double[] demand, double mean) {
        double variance = Arrays.stream(demand)
                .filter(value -> !Double.isNaN(value))
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return mean > 0 ? Math.sqrt(variance / mean) : 0;
    }

    private static double outDays(double[] availability, int last) {
        return Arrays.stream(availability, availability.length - last, availability.length)
                .filter(share -> share < 1)
                .count();
    }

    private static double known(double value) {
        return Double.isNaN(value) ? UNKNOWN : value;
    }
}
