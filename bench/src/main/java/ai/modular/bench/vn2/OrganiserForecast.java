package ai.modular.bench.vn2;

import ai.modular.models.replenishment.PeriodPanel;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** The forecast of the challenge's organiser: a season per ISO week over all series, and the mean of the last 13 weeks without it. */
final class OrganiserForecast {

    private static final int LEVEL_WEEKS = 13;
    private static final int WEEKS_OF_YEAR = 54;

    private OrganiserForecast() {}

    /** {@code [series][step]} from the week after the last known one on. */
    static double[][] of(PeriodPanel known, int horizon) {
        double[] season = season(known);
        double[][] result = new double[known.series()][horizon];
        for (int series = 0; series < result.length; series++) {
            double level = level(known, series, season);
            for (int step = 0; step < horizon; step++) {
                result[series][step] = level * season[week(known, known.periods() + step)];
            }
        }
        return result;
    }

    private static double level(PeriodPanel known, int series, double[] season) {
        double sum = 0;
        int count = 0;
        for (int week = known.periods() - LEVEL_WEEKS; week < known.periods(); week++) {
            double value = known.demand()[series][week];
            if (!Double.isNaN(value)) {
                sum += value / season[week(known, week)];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Mean over series per week, averaged per week of the year, over the mean of these; 1 for one that was never seen. */
    private static double[] season(PeriodPanel known) {
        double[] sum = new double[WEEKS_OF_YEAR];
        int[] count = new int[WEEKS_OF_YEAR];
        for (int week = 0; week < known.periods(); week++) {
            double total = 0;
            int present = 0;
            for (double[] series : known.demand()) {
                total += Double.isNaN(series[week]) ? 0 : series[week];
                present += Double.isNaN(series[week]) ? 0 : 1;
            }
            if (present > 0) {
                sum[week(known, week)] += total / present;
                count[week(known, week)]++;
            }
        }
        double mean = 0;
        int seen = 0;
        for (int place = 0; place < WEEKS_OF_YEAR; place++) {
            if (count[place] > 0) {
                sum[place] /= count[place];
                mean += sum[place];
                seen++;
            }
        }
        for (int place = 0; place < WEEKS_OF_YEAR; place++) {
            sum[place] = count[place] == 0 ? 1 : sum[place] / (mean / seen);
        }
        return sum;
    }

    private static int week(PeriodPanel panel, int week) {
        LocalDate start = panel.first().plusWeeks(week);
        return start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
