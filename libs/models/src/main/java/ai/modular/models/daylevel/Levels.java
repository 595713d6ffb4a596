package ai.modular.models.daylevel;

/** The level of each series at an origin, and its past sales without what its category had in common on each day. */
final class Levels {

    private static final double LEAST = .03;
    private static final double INDEX_PRIOR = 10;
    private static final double LEAST_IN_STOCK = .35;

    /** The usual sales of a clean day. */
    final float[] level;
    /** The same over a longer time, with the days as they were. */
    final float[] slow;
    /** Series × day: sales ÷ the day's index. */
    final float[][] even;

    private final DayPanel panel;
    private final double[][] index;

    Levels(DayPanel panel, int origin) {
        this.panel = panel;
        int size = panel.size();
        double[] decay60 = Decay.weights(origin, 60);
        double[] decay14 = Decay.weights(origin, 14);
        slow = new float[size];
        for (int i = 0; i < size; i++) {
            slow[i] = (float) cleanMean(panel.sales()[i], i, decay60, mean(i, origin), 1);
        }
        index = index(origin);
        even = new float[size][origin];
        level = new float[size];
        for (int i = 0; i < size; i++) {
            double[] ofCategory = index[panel.groups().secondCategory()[i]];
            for (int day = 0; day < origin; day++) {
                even[i][day] = (float) (panel.sales()[i][day] / ofCategory[day]);
            }
            double prior = cleanMean(even[i], i, decay60, mean(i, origin), 1);
            level[i] = (float) Math.max(LEAST, cleanMean(even[i], i, decay14, prior, 1));
        }
    }

    /** The decayed mean over clean days, drawn towards a prior as if that were {@code priorDays} more. */
    double cleanMean(float[] values, int series, double[] decay, double prior, double priorDays) {
        double sum = priorDays * prior;
        double weight = priorDays;
        for (int day = 0; day < decay.length; day++) {
            double w = decay[day] * panel.clean(series, day);
            sum += w * values[day];
            weight += w;
        }
        return sum / weight;
    }

    /** As {@link #cleanMean} of even sales, over all days on which a good part of the day was in stock, each raised to the whole day. */
    double recoveredMean(int series, double[] decay, double prior, double priorDays) {
        double sum = priorDays * prior;
        double weight = priorDays;
        for (int day = 0; day < decay.length; day++) {
            double share = panel.inStock()[series][day];
            if (share >= LEAST_IN_STOCK) {
                sum += decay[day] * even[series][day] / share;
                weight += decay[day];
            }
        }
        return sum / weight;
    }

    private double mean(int series, int origin) {
        double sum = 0;
        for (int day = 0; day < origin; day++) {
            sum += panel.sales()[series][day];
        }
        return sum / origin + .02;
    }

    /** What a category sold on its clean shelves ÷ what they sell as a rule, drawn towards the same of all. */
    private double[][] index(int origin) {
        int[] category = panel.groups().secondCategory();
        int count = DayPanel.count(category);
        double[][] sold = new double[count + 1][origin];
        double[][] usual = new double[count + 1][origin];
        for (int i = 0; i < panel.size(); i++) {
            for (int day = 0; day < origin; day++) {
                if (panel.clean(i, day) == 1) {
                    sold[category[i]][day] += panel.sales()[i][day];
                    usual[category[i]][day] += slow[i];
                    sold[count][day] += panel.sales()[i][day];
                    usual[count][day] += slow[i];
                }
            }
        }
        double[][] result = new double[count][origin];
        for (int group = 0; group < count; group++) {
            for (int day = 0; day < origin; day++) {
                double all = usual[count][day] > 0 ? sold[count][day] / usual[count][day] : 1;
                result[group][day] =
                        Math.max(1e-3, (sold[group][day] + INDEX_PRIOR * all) / (usual[group][day] + INDEX_PRIOR));
            }
        }
        return result;
    }
}
