package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Series for the tests. */
final class Sample {

    /** A Sunday. */
    static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private Sample() {}

    /** Fully available, without price, discount or event, {@code horizon} days planned. */
    static DemandSeries of(int horizon, double... demand) {
        double[] available = new double[demand.length];
        Arrays.fill(available, 1);
        return of(horizon, demand, available);
    }

    static DemandSeries of(int horizon, double[] demand, double[] availability) {
        int planned = demand.length + horizon;
        double[] price = new double[planned];
        Arrays.fill(price, Double.NaN);
        return new DemandSeries(
                "s01",
                "milk",
                "dairy",
                SUNDAY,
                demand,
                demand,
                availability,
                price,
                new double[planned],
                new double[planned]);
    }

    static double[] repeat(int times, double... week) {
        double[] result = new double[times * week.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = week[i % week.length];
        }
        return result;
    }

    /** A small chain: levels from .3 to 20, a strong weekend, discounts that double demand, counts with noise, some days out of stock. */
    static List<DemandSeries> chain(int series, int days, int horizon) {
        List<DemandSeries> result = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            result.add(member(new Random(i), i, days, horizon));
        }
        return result;
    }

    private static DemandSeries member(Random random, int number, int days, int horizon) {
        double level = .3 * Math.pow(70, random.nextDouble());
        double[] demand = new double[days];
        double[] availability = new double[days];
        double[] price = new double[days + horizon];
        double[] discount = new double[days + horizon];
        double[] event = new double[days + horizon];
        for (int day = 0; day < days + horizon; day++) {
            discount[day] = random.nextInt(10) == 0 ? .3 : 0;
            price[day] = 2 * (1 - discount[day]);
            if (day < days) {
                boolean weekend =
                        SUNDAY.plusDays(day - days + 1L).getDayOfWeek().getValue() >= 6;
                demand[day] = poisson(random, level * (weekend ? 1.6 : .8) * (discount[day] > 0 ? 2 : 1));
                availability[day] = random.nextInt(15) == 0 ? .4 : 1;
            }
        }
        return new DemandSeries(
                "s%02d".formatted(number % 4),
                "item" + number,
                number % 2 == 0 ? "dairy" : "bakery",
                SUNDAY,
                demand,
                demand.clone(),
                availability,
                price,
                discount,
                event);
    }

    private static double poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
