package ai.modular.bench.vn2forecast;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** What all series together sell in a week of the year ÷ what they sell in the year around it; from the weeks before an origin. */
final class YearlySeason {

    private static final int WEEKS = 53;
    private static final int HALF_YEAR = 26;

    private final double[] index = new double[WEEKS + 1];

    YearlySeason(Vn2History history, int origin) {
        double[] mean = new double[origin];
        for (int week = 0; week < origin; week++) {
            mean[week] = mean(history.demand(), week);
        }
        double[] sum = new double[WEEKS + 1];
        int[] count = new int[WEEKS + 1];
        for (int week = 0; week < origin; week++) {
            double around = 0;
            int first = Math.max(0, Math.min(week - HALF_YEAR, origin - 2 * HALF_YEAR));
            int last = Math.min(origin, first + 2 * HALF_YEAR);
            for (int t = first; t < last; t++) {
                around += mean[t] / (last - first);
            }
            int of = weekOfYear(history.weeks()[week]);
            sum[of] += around > 0 ? mean[week] / around : 1;
            count[of]++;
        }
        for (int of = 1; of <= WEEKS; of++) {
            // Neighbours steady it: each week of the year was seen two or three times
            int before = of == 1 ? 52 : of - 1;
            int after = of >= 52 ? 1 : of + 1;
            double seen = 2 * ratio(sum, count, of) + ratio(sum, count, before) + ratio(sum, count, after);
            index[of] = seen / 4;
        }
    }

    double index(LocalDate week) {
        return index[weekOfYear(week)];
    }

    private static double ratio(double[] sum, int[] count, int of) {
        return count[of] == 0 ? 1 : sum[of] / count[of];
    }

    private static int weekOfYear(LocalDate week) {
        return week.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static double mean(double[][] demand, int week) {
        double sum = 0;
        int known = 0;
        for (double[] series : demand) {
            if (!Double.isNaN(series[week])) {
                sum += series[week];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }
}
