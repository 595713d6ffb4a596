package ai.modular.models.statistical;

/**
 * What each position of the season has beyond the mean, drawn towards nothing by how much of it may be chance.
 *
 * @param values by position, from the history's first period on
 * @param kept the share of the means that is kept, 0 to 1
 */
record SeasonProfile(double[] values, double kept) {

    static final SeasonProfile NONE = new SeasonProfile(new double[] {0}, 0);

    /**
     * Means by position, less the mean of all, × (1 − 1/F) where F compares the variance between positions with that within them: the estimator of
     * James and Stein, Estimation with Quadratic Loss, 1961, with the variance estimated.
     *
     * @return zeros when the history is too short or shows no season
     */
    static SeasonProfile of(History history) {
        double[] y = history.y();
        int season = history.season();
        double[] profile = new double[season];
        if (!history.showsSeason()) {
            return new SeasonProfile(profile, 0);
        }
        int[] count = new int[season];
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(y[t])) {
                profile[t % season] += y[t] - history.mean();
                count[t % season]++;
            }
        }
        double between = 0;
        for (int i = 0; i < season; i++) {
            profile[i] = count[i] == 0 ? 0 : profile[i] / count[i];
            between += count[i] * profile[i] * profile[i];
        }
        double kept = kept(between / (season - 1), within(y, profile, history) / (history.known() - season));
        for (int i = 0; i < season; i++) {
            profile[i] *= kept;
        }
        return new SeasonProfile(profile, kept);
    }

    /** How many numbers it is worth: of m − 1 free ones, each counts by what is kept of it. */
    double parameters() {
        return kept * (values.length - 1);
    }

    private static double kept(double between, double within) {
        return between > within ? 1 - within / between : 0;
    }

    private static double within(double[] y, double[] profile, History history) {
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(y[t])) {
                double rest = y[t] - history.mean() - profile[t % profile.length];
                sum += rest * rest;
            }
        }
        return sum;
    }

    /** The profile as the periods after the history see it. */
    static double[] next(double[] profile, int length) {
        double[] result = new double[profile.length];
        for (int h = 0; h < result.length; h++) {
            result[h] = profile[(length + h) % profile.length];
        }
        return result;
    }
}
