package ai.modular.etl.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the demo chain's people know of their shelves and suppliers beside packs: how much fits, what should be seen, and who is closed when. */
public final class ShelfRules {

    private static final Set<String> WITH_PLACE = Set.of("Frozen", "Household", "Drinks");
    private static final Set<String> TO_BE_SEEN = Set.of("Fruit & Vegetables", "Bakery");
    private static final int DAYS_ON_SHELF = 12;
    private static final int PACKS_ON_SHELF = 3;
    private static final int LARGEST_ORDER_PACKS = 8;
    private static final double SEEN_SHARE = .2;

    private ShelfRules() {}

    /** Nobody takes in more frozen packs at a time than the cold room holds; null for the rest. */
    public static Integer maximum(Product product) {
        return product.department().equals("Frozen") ? LARGEST_ORDER_PACKS * product.packSize() : null;
    }

    /** Where space is dear: a dozen days of usual sales, three packs at least; null where nobody measured it. */
    public static Long capacity(Store store, Product product) {
        return WITH_PLACE.contains(product.department())
                ? Math.max(PACKS_ON_SHELF * product.packSize(), (long)
                        Math.ceil(DAYS_ON_SHELF * store.size() * product.dailyUnits()))
                : null;
    }

    /** Fruit, vegetables and bread sell by being seen: a fifth of a usual day, two at least; null for the rest. */
    public static Long presentation(Store store, Product product) {
        return TO_BE_SEEN.contains(product.department())
                ? Math.max(2, Math.round(SEEN_SHARE * store.size() * product.dailyUnits()))
                : null;
    }

    /** When no supplier delivers: Christmas, the day after, and New Year. */
    public static List<LocalDate> closedDays(DemoChain chain) {
        return IntStream.rangeClosed(chain.firstDay().getYear(), chain.end().getYear() + 1)
                .boxed()
                .flatMap(year ->
                        Stream.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26)))
                .toList();
    }
}
