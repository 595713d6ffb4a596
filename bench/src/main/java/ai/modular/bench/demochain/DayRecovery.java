package ai.modular.bench.demochain;

import ai.modular.etl.demandhistory.DemandRecovery;
import ai.modular.etl.demandhistory.GroupLevel;
import ai.modular.etl.demandhistory.HourlyProfile;
import ai.modular.etl.demandhistory.OpeningHours;
import ai.modular.etl.demandhistory.SeriesHours;
import ai.modular.etl.demandhistory.SeriesHours.DemandDay;
import ai.modular.etl.demandhistory.SeriesHours.HourlyDay;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.TillLine;
import ai.modular.grocery.demo.TradingCalendar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Demand behind empty shelves, day after day: each evening what `demand-history` makes of the new day, by its own code. */
final class DayRecovery {

    private final DemoChain chain;
    private final Store store;
    private final OpeningHours opening;
    private final List<Product> listing;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Deque<HourlyDay>> hours = new ArrayList<>();
    private final List<Deque<DemandDay>> past = new ArrayList<>();

    DayRecovery(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.opening = new OpeningHours(store.opensHour(), store.closesHour());
        this.listing = chain.listing(store);
        listing.forEach(product -> {
            index.put(product.itemId(), index.size());
            hours.add(new ArrayDeque<>());
            past.add(new ArrayDeque<>());
        });
    }

    /** Takes the answer for one item. */
    interface Answer {
        void of(int item, double sold, double availability, double demand);
    }

    /** @throws IllegalArgumentException if the store does not list the item */
    int index(String itemId) {
        Integer item = index.get(itemId);
        if (item == null) {
            throw new IllegalArgumentException("store %s does not list item %s".formatted(store.locationId(), itemId));
        }
        return item;
    }

    void close(StoreDay day, Answer answer) {
        Map<String, double[]> units = units(day);
        Map<String, GroupLevel> groups = groups();
        for (ItemDemand demand : day.demand()) {
            int item = index.get(demand.itemId());
            HourlyDay today = today(day, demand, units.getOrDefault(demand.itemId(), new double[OpeningHours.HOURS]));
            DemandDay found = recover(item, today, groups.get(listing.get(item).department()));
            keep(hours.get(item), today, SeriesHours.PROFILE_DAYS - 1);
            keep(past.get(item), found, DemandRecovery.WINDOW);
            answer.of(item, today.sold(), found.availability(), found.demand().mean());
        }
    }

    private static Map<String, double[]> units(StoreDay day) {
        Map<String, double[]> units = new HashMap<>();
        for (TillLine line : day.tillLines()) {
            if (!line.returned()) {
                units.computeIfAbsent(line.itemId(), none -> new double[OpeningHours.HOURS])[line.localHour()] +=
                        line.thousandths() / 1000.0;
            }
        }
        return units;
    }

    /** An hour was out of stock when the shelf was empty all of it; a sale proves stock. */
    private HourlyDay today(StoreDay day, ItemDemand item, double[] units) {
        boolean[] empty = new boolean[OpeningHours.HOURS];
        for (int hour = opening.opens(); hour < opening.closes(); hour++) {
            empty[hour] = hour >= item.emptyFromHour() && units[hour] == 0;
        }
        Product product = listing.get(index.get(item.itemId()));
        return new HourlyDay(
                (int) day.date().toEpochDay(),
                units,
                empty,
                null,
                chain.promotions().discount(product, day.date()),
                TradingCalendar.event(store, day.date()) == null ? 0 : 1,
                true);
    }

    private Map<String, GroupLevel> groups() {
        Map<String, HourlyProfile> profiles = new HashMap<>();
        for (int item = 0; item < listing.size(); item++) {
            HourlyProfile profile =
                    profiles.computeIfAbsent(listing.get(item).department(), none -> new HourlyProfile());
            hours.get(item).forEach(day -> profile.add(day.units(), day.outOfStock(), 1));
        }
        Map<String, GroupLevel> groups = new HashMap<>();
        profiles.forEach((department, profile) -> groups.put(department, GroupLevel.of(profile)));
        return groups;
    }

    private DemandDay recover(int item, HourlyDay today, GroupLevel group) {
        SeriesHours series = new SeriesHours();
        for (DemandDay day : past.get(item)) {
            HourlyDay source = day.source();
            series.addPast(source.day(), source.sold(), day.availability(), source.discount(), source.event());
        }
        hours.get(item).forEach(day -> series.addHours(answered(day)));
        series.addHours(today);
        List<DemandDay> answers = new ArrayList<>();
        series.finish(group, opening, answers::add);
        return answers.get(0);
    }

    /** A day whose demand is known: its hours serve the profile only. */
    private static HourlyDay answered(HourlyDay day) {
        return new HourlyDay(day.day(), day.units(), day.outOfStock(), day.price(), day.discount(), day.event(), false);
    }

    private static <T> void keep(Deque<T> days, T day, int most) {
        days.addLast(day);
        if (days.size() > most) {
            days.removeFirst();
        }
    }
}
