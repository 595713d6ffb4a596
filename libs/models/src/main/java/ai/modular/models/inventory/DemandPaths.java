package ai.modular.models.inventory;

/** Demand by day, also after the forecast ends: then the last week repeats, for a period may be longer than the horizon. */
final class DemandPaths {

    private DemandPaths() {}

    static double at(double[] days, int day) {
        if (day < days.length) {
            return days[day];
        }
        int week = Math.min(7, days.length);
        return days[days.length - week + (day - days.length) % week];
    }

    static double sum(double[] days, int count) {
        double result = 0;
        for (int day = 0; day < count; day++) {
            result += at(days, day);
        }
        return result;
    }
}
