package ai.modular.bench.demochain;

import ai.modular.grocery.demo.StoreDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What a store's customers came for, whether it was there or not. It does not depend on the orders, and no shop ever sees it. */
final class TrueDemand {

    private final Map<LocalDate, Map<String, Double>> days = new HashMap<>();

    void close(StoreDay day) {
        Map<String, Double> items = new HashMap<>();
        day.demand().forEach(item -> items.put(item.itemId(), item.wanted() / 1000.0));
        days.put(day.date(), items);
    }

    /** Units; NaN where the item was not on sale or the day was not simulated. */
    double units(String itemId, LocalDate day) {
        return days.getOrDefault(day, Map.of()).getOrDefault(itemId, Double.NaN);
    }
}
