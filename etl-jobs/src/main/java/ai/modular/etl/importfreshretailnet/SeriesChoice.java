package ai.modular.etl.importfreshretailnet;

import ai.modular.contracts.error.UserError;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which series make a smaller chain of a given size: whole stores, in an order that is mixed but always the same, and of the last store the
 * products with the smallest ids. A larger choice contains every smaller one, but for that last store.
 *
 * @param stores whole stores
 * @param lastStore the store that is cut, −1 if none is
 * @param lastStoreProducts how many of its products, by id
 */
record SeriesChoice(Set<Integer> stores, int lastStore, int lastStoreProducts) {

    /** A store and how many products it has. */
    record Store(int id, int products) {}

    /**
     * @param wanted number of series, at least 1; more than there are means all
     */
    static SeriesChoice of(List<Store> all, int wanted) {
        if (wanted < 1) {
            throw new UserError("series is %d".formatted(wanted), "Ask for at least 1 series.");
        }
        Set<Integer> whole = new TreeSet<>();
        int left = wanted;
        for (Store store : all.stream().sorted(MIXED).toList()) {
            if (store.products() > left) {
                return new SeriesChoice(whole, left > 0 ? store.id() : -1, left);
            }
            whole.add(store.id());
            left -= store.products();
        }
        return new SeriesChoice(whole, -1, 0);
    }

    private static final Comparator<Store> MIXED =
            Comparator.<Store>comparingInt(store -> mixed(store.id())).thenComparingInt(Store::id);

    /** Knuth's multiplicative hash. */
    private static int mixed(int id) {
        return id * 0x9E3779B1;
    }
}
