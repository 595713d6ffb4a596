package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A store at the close of a day, before anything is ordered from that day: enough to go on from.
 *
 * @param lots stock, none empty
 * @param openOrders what is on its way
 * @param levels the store's own smoothed idea of units per ordinary day, by item
 */
public record StoreState(
        String locationId, LocalDate date, List<Lot> lots, List<OpenOrder> openOrders, Map<String, Double> levels) {}
