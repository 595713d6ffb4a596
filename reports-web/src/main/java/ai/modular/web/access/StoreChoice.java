package ai.modular.web.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;

/**
 * Which stores a page is about.
 *
 * @param stores that the person may see
 * @param chosen empty for all of them
 * @param all whether all of them make one page
 */
public record StoreChoice(List<Store> stores, Optional<Store> chosen, boolean all) {

    private static final String NEWEST =
            "SELECT max(business_date) FROM %s WHERE (:store = '' OR location_id = :store)";

    /**
     * The store asked for. Without one: all, or the first one where there is no other, or where all have no sum.
     *
     * @param wanted null or empty when none was asked for
     * @param summable whether figures of these stores can be added up
     * @throws NotFound if the person may not see the store, or there is none
     */
    public static StoreChoice of(JdbcClient jdbc, String wanted, Predicate<List<Store>> summable) {
        List<Store> stores = Stores.all(jdbc);
        boolean all = summable.test(stores);
        return new StoreChoice(stores, choose(stores, wanted, all), all);
    }

    private static Optional<Store> choose(List<Store> stores, String wanted, boolean all) {
        if (wanted == null || wanted.isEmpty()) {
            return stores.size() == 1 || !all ? stores.stream().findFirst() : Optional.empty();
        }
        return Optional.of(stores.stream()
                .filter(store -> store.locationId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("store")));
    }

    /** Empty for all. */
    public String id() {
        return chosen.map(Store::locationId).orElse("");
    }

    /**
     * The last business date of these stores.
     *
     * @param rows a table with business_date and location_id, or a query of such rows in brackets with a name
     */
    public Optional<LocalDate> newest(JdbcClient jdbc, String rows) {
        return Optional.ofNullable(jdbc.sql(NEWEST.formatted(rows))
                .param("store", id())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0));
    }

    /** For the form {@code store/choice}. */
    public void addTo(Model model) {
        model.addAttribute("stores", stores);
        model.addAttribute("all", all);
        model.addAttribute("chosen", id());
    }
}
