package ai.modular.models.daylevel;

/** Weights of past days, {@code exp(−age ÷ days)}; the day before the origin has age 0. */
final class Decay {

    private Decay() {}

    static double[] weights(int origin, double days) {
        double[] result = new double[origin];
        for (int day = 0; day < origin; day++) {
            result[day] = Math.exp(-(origin - 1 - day) / days);
        }
        return result;
    }
}
