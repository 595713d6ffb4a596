package ai.modular.bench.m5;

import java.util.ArrayList;
import java.util.Arrays;
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
record Codes(List<String> names, int[] of) {

    static Codes of(String[][] series, Function<String[], String> name) {
        String[] all = Arrays.stream(series).map(name).toArray(String[]::new);
        List<String> names = new ArrayList<>(new TreeSet<>(List.of(all)));
        return new Codes(
                names,
                Arrays.stream(all)
                        .mapToInt(one -> Collections.binarySearch(names, one))
                        .toArray());
    }
}
