package ai.modular.bench.freshretailnet;

import ai.modular.models.daylevel.DayPanel;

/**
 * Errors of a week on its clean days, the mean of the seven days.
 *
 * @param wape sum of absolute errors ÷ sales
 * @param wpe sum of errors ÷ sales; above 0 is too much
 */
record WeekScore(double wape, double wpe) {

    /** @param forecast series × day from {@code first} on */
    static WeekScore of(double[][] forecast, DayPanel panel, int first) {
        int days = forecast[0].length;
        double wape = 0;
        double wpe = 0;
        for (int ahead = 0; ahead < days; ahead++) {
            double sold = 0;
            double error = 0;
            double absolute = 0;
            for (int i = 0; i < forecast.length; i++) {
                if (panel.inStock()[i][first + ahead] >= 1) {
                    double one = forecast[i][ahead] - panel.sales()[i][first + ahead];
                    sold += panel.sales()[i][first + ahead];
                    error += one;
                    absolute += Math.abs(one);
                }
            }
            wape += absolute / sold / days;
            wpe += error / sold / days;
        }
        return new WeekScore(wape, wpe);
    }
}
