package ai.modular.models.aggregate;

/**
 * Daily sales of items at places. A group is the items of one kind at one place (a department of a shop), and its sum is forecast apart; the same
 * item may be at several places.
 *
 * @param sales item × day, what was sold; closed days filled in
 * @param price item × day, of past and future; NaN on a day on which the item is not offered
 * @param place of each series, 0 …
 * @param kind of each series, 0 …
 * @param item what is the same elsewhere, 0 …
 * @param region of each series, 0 …
 * @param firstDay on which the item was offered for the first time, may be negative
 */
public record ItemPanel(
        float[][] sales, float[][] price, int[] place, int[] kind, int[] item, int[] region, int[] firstDay) {

    public int size() {
        return sales.length;
    }

    /** The number of the series' group: by place, then by kind. */
    public int group(int series) {
        return place[series] * count(kind) + kind[series];
    }

    public int groups() {
        return count(place) * count(kind);
    }

    int items() {
        return count(item);
    }

    int regions() {
        return count(region);
    }

    boolean isOffered(int series, int day) {
        return !Float.isNaN(price[series][day]);
    }

    /** Exponentially weighted mean of the days before {@code end} on which the item was offered. */
    double[] levels(int end, double speed) {
        double[] result = new double[size()];
        for (int series = 0; series < size(); series++) {
            double sum = 0;
            double weight = 0;
            for (int day = 0; day < end; day++) {
                double seen = isOffered(series, day) ? 1 : 0;
                sum = sum * (1 - speed) + seen * sales[series][day];
                weight = weight * (1 - speed) + seen;
            }
            result[series] = weight > 0 ? sum / Math.max(weight, 1e-9) : 0;
        }
        return result;
    }

    private static int count(int[] codes) {
        int highest = -1;
        for (int code : codes) {
            highest = Math.max(highest, code);
        }
        return highest + 1;
    }
}
