package ai.modular.scoring.stockout;

import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.stockout.ShelfMoment;
import ai.modular.scoring.supply.SupplySeries;
import ai.modular.spark.DemandDays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** A series as the forest sees it, from what {@link ShelfTables} read. */
final class NightShelf {

    private NightShelf() {}

    static ShelfMoment of(SupplySeries series, LocalDate date, StockPosition stock, DeliveryCalendar calendar) {
        double[] sold = unknown();
        double[] demand = unknown();
        double[] availability = unknown();
        for (Row day : series.<Row>list(ShelfTables.PAST)) {
            int at = ShelfMoment.PAST_DAYS - 1 - day.getInt(ShelfTables.BACK);
            sold[at] = day.getDouble(ShelfTables.SOLD);
            demand[at] = day.getDouble(ShelfTables.DEMAND);
            availability[at] = day.getDouble(ShelfTables.AVAILABILITY);
        }
        LocalDate delivery = calendar.delivery(date);
        return new ShelfMoment(
                date,
                series.<String>fact("department").orElse(DemandDays.UNKNOWN_GROUP),
                sold,
                demand,
                availability,
                series.price(),
                stock,
                delivery,
                promotions(series, date, delivery),
                hoursSinceLastSale(series));
    }

    private static double[] unknown() {
        double[] result = new double[ShelfMoment.PAST_DAYS];
        Arrays.fill(result, Double.NaN);
        return result;
    }

    private static boolean[] promotions(SupplySeries series, LocalDate date, LocalDate delivery) {
        boolean[] result = new boolean[(int) (delivery.toEpochDay() - date.toEpochDay())];
        for (int day = 0; day < result.length; day++) {
            result[day] = series.promotionIn(date.plusDays(day), date.plusDays(day));
        }
        return result;
    }

    private static double hoursSinceLastSale(SupplySeries series) {
        List<Double> units = series.list(ShelfTables.HOURS);
        Optional<Integer> closes = series.fact(ShelfTables.CLOSES);
        return units.isEmpty() || closes.isEmpty() ? Double.NaN : ShelfMoment.hoursSinceLastSale(units, closes.get());
    }
}
