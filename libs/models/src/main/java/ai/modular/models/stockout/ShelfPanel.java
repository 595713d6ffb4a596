package ai.modular.models.stockout;

import ai.modular.models.daylevel.DayPanel;
import java.util.HashMap;
import java.util.Map;

/**
 * What shelves looked like on past days, beside what was sold and what is planned.
 *
 * @param days sales, plans and groups of the series
 * @param out series × past day: share of the opening hours without stock
 * @param firstHour series × past day: the first hour without stock, 24 when there was none
 * @param morning series × past day: share of the first opening hours without stock
 * @param evening series × past day: share of the last opening hours without stock
 * @param closing series × past day: 1 when the last opening hour was without stock
 * @param night series × past day: 1 when there was no stock after closing
 */
public record ShelfPanel(
        DayPanel days,
        float[][] out,
        float[][] firstHour,
        float[][] morning,
        float[][] evening,
        float[][] closing,
        float[][] night) {

    int size() {
        return out.length;
    }

    /** 1 when any opening hour was without stock. */
    int ranOut(int series, int day) {
        return out[series][day] > 0 ? 1 : 0;
    }

    /** Share of series that had an hour without stock. */
    double share(int day) {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += ranOut(i, day);
        }
        return count / (double) size();
    }

    /** A number from 0 for each pair that occurs. */
    static int[] pairs(int[] one, int[] other) {
        Map<Long, Integer> codes = new HashMap<>();
        int[] result = new int[one.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = codes.computeIfAbsent(one[i] * (1L << 32) + other[i], pair -> codes.size());
        }
        return result;
    }
}
