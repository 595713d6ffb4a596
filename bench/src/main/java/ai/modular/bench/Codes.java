package ai.modular.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A number for each name.
 *
 * @param names in their order, at their numbers
 * @param of the series' numbers
 */
public record Codes(List<String> names, int[] of) {

    public static <T> Codes of(List<T> series, Function<T, String> name) {
        List<String> all = series.stream().map(name).toList();
        List<String> names = new ArrayList<>(new TreeSet<>(all));
        return new Codes(
                names,
                all.stream()
                        .mapToInt(one -> Collections.binarySearch(names, one))
                        .toArray());
    }
}
