package ai.modular.bench.demochain;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.TradingCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a store knows of its items day by day, as the lake holds it: what was sold, hours in stock, the demand recovered from both, and what is planned. */
final class StoreLog {

    private final DemoChain chain;
    private final Store store;
    private final LocalDate first;
    private final List<Product> listing;
    private final DayRecovery recovery;
    private final double[][] sold;
    private final double[][] availability;
    private final double[][] demand;
    private final double[][] price;
    private final double[][] discount;
    private final double[] event;

    /** @param last the last day that may be forecast */
    StoreLog(DemoChain chain, Store store, LocalDate first, LocalDate last) {
        this.chain = chain;
        this.store = store;
        this.first = first;
        this.listing = chain.listing(store);
        this.recovery = new DayRecovery(chain, store);
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        this.sold = unknown(days);
        this.availability = unknown(days);
        this.demand = unknown(days);
        this.price = unknown(days);
        this.discount = unknown(days);
        this.event = new double[days];
        for (int day = 0; day < days; day++) {
            plan(day);
        }
    }

    private double[][] unknown(int days) {
        double[][] result = new double[listing.size()][days];
        for (double[] item : result) {
            Arrays.fill(item, Double.NaN);
        }
        return result;
    }

    private void plan(int day) {
        LocalDate date = first.plusDays(day);
        event[day] = TradingCalendar.event(store, date) == null ? 0 : 1;
        for (int item = 0; item < listing.size(); item++) {
            price[item][day] = chain.prices().cents(store, listing.get(item), date) / 100.0;
            discount[item][day] = chain.promotions().discount(listing.get(item), date);
        }
    }

    /** A day is over: what was sold of each item, and what would have been. */
    void close(StoreDay day) {
        if (TradingCalendar.isClosed(store, day.date())) {
            return;
        }
        int at = index(day.date());
        recovery.close(day, (item, source, share, mean) -> {
            sold[item][at] = source;
            availability[item][at] = share;
            demand[item][at] = mean;
        });
    }

    /**
     * The items that are on sale on the day after the origin and were seen before, in the order of the listing.
     *
     * @param days length of the past
     * @param horizon days planned
     * @param plain what was sold taken for the demand, as if no shelf had ever been empty
     */
    List<DemandSeries> series(LocalDate origin, int days, int horizon, boolean plain) {
        int to = index(origin) + 1;
        List<DemandSeries> result = new ArrayList<>();
        for (int item = 0; item < listing.size(); item++) {
            int from = firstSeen(item, Math.max(0, to - days), to);
            if (from < to && chain.isOnSale(listing.get(item), origin.plusDays(1))) {
                result.add(series(item, origin, from, to, horizon, plain));
            }
        }
        return result;
    }

    private int firstSeen(int item, int from, int to) {
        int seen = from;
        while (seen < to && Double.isNaN(sold[item][seen])) {
            seen++;
        }
        return seen;
    }

    private DemandSeries series(int item, LocalDate origin, int from, int to, int horizon, boolean plain) {
        double[] units = known(sold[item], from, to);
        double[] share = known(availability[item], from, to);
        if (plain) {
            Arrays.fill(share, 1);
        }
        return new DemandSeries(
                store.locationId(),
                listing.get(item).itemId(),
                listing.get(item).department(),
                origin,
                Arrays.copyOfRange(plain ? sold[item] : demand[item], from, to),
                units,
                share,
                Arrays.copyOfRange(price[item], from, to + horizon),
                Arrays.copyOfRange(discount[item], from, to + horizon),
                Arrays.copyOfRange(event, from, to + horizon));
    }

    /** Days without a row are 0 in all but the demand, as in the lake's series. */
    private static double[] known(double[] values, int from, int to) {
        double[] result = Arrays.copyOfRange(values, from, to);
        for (int day = 0; day < result.length; day++) {
            result[day] = Double.isNaN(result[day]) ? 0 : result[day];
        }
        return result;
    }

    /** Mean demand of the last four weeks; 0 for an item that was never seen. */
    double usual(String itemId, LocalDate origin) {
        int item = recovery.index(itemId);
        int to = index(origin) + 1;
        return Arrays.stream(demand[item], Math.max(0, to - 28), to)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }

    /** What was recovered so far; days on which the shelf was never empty are left out. */
    void censored(LocalDate from, CensoredDay each) {
        for (int item = 0; item < listing.size(); item++) {
            for (int day = index(from); day < event.length; day++) {
                if (availability[item][day] < 1) {
                    each.of(
                            listing.get(item).itemId(),
                            first.plusDays(day),
                            sold[item][day],
                            availability[item][day],
                            demand[item][day]);
                }
            }
        }
    }

    /** One day of an item whose shelf was empty for a part of it. */
    interface CensoredDay {
        void of(String itemId, LocalDate day, double sold, double availability, double recovered);
    }

    private int index(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(first, date);
    }
}
