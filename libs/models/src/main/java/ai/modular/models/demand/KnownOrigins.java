package ai.modular.models.demand;

import java.util.ArrayList;
import java.util.List;

/** The origins that a backtest has been through, and what may be learned from them at a later one: from the days that had passed by then. */
final class KnownOrigins {

    private final int horizon;
    private final List<BacktestOrigin> done = new ArrayList<>();

    /** What stands in for forecasts of the past at the first origin: the trees look back at days they have learned from, which is a little narrow. */
    private BacktestOrigin lookback;

    KnownOrigins(int horizon) {
        this.horizon = horizon;
    }

    void lookBack(BacktestOrigin earlier) {
        lookback = earlier;
    }

    void add(BacktestOrigin origin) {
        done.add(origin);
    }

    boolean isEmpty() {
        return done.isEmpty();
    }

    /**
     * Weights from the days that had passed {@code daysBack} days before the end of the sample. At the first origin nothing was forecast fairly by the
     * trees: a mix with them has them alone.
     */
    MemberWeights weights(List<String> members, int daysBack) {
        boolean fair = !members.contains(DemandModels.LIGHTGBM);
        MemberWeights.Fit fit = new MemberWeights.Fit(members);
        for (BacktestOrigin origin : isEmpty() && fair ? List.of(lookback) : done) {
            origin.teach(fit, members, origin.daysKnown(daysBack, horizon));
        }
        return fit.weights();
    }

    /** Correction and distribution from the days that had passed {@code daysBack} days before the end of the sample. */
    Calibration calibration(Candidate candidate, int daysBack) {
        Residuals all = new Residuals();
        double[] levels = new double[done.size()];
        for (int i = 0; i < levels.length; i++) {
            BacktestOrigin origin = done.get(i);
            Residuals own = origin.residuals(candidate.means(origin), origin.daysKnown(daysBack, horizon));
            levels[i] = own.level();
            all.addAll(own);
        }
        return all.size() > 0
                ? Calibration.fit(all, Calibration.correction(levels))
                : Calibration.fit(lookback.residuals(candidate.means(lookback), horizon), 1);
    }

    DayCorrelations correlations(Candidate candidate, Calibration calibration) {
        DayCorrelations.Fit fit = new DayCorrelations.Fit();
        for (BacktestOrigin origin : done) {
            double[][] means = candidate.means(origin);
            for (int i = 0; i < means.length; i++) {
                double[] scores = new double[horizon];
                for (int day = 0; day < horizon; day++) {
                    double mean = calibration.meanCorrection() * means[i][day];
                    double actual = origin.actuals()[i][day];
                    scores[day] = Double.isNaN(actual)
                            ? Double.NaN
                            : QuantileCurve.scoreOf(calibration.quantiles(mean, day + 1), actual);
                }
                fit.add(origin.series().get(i).group(), scores);
            }
        }
        return fit.correlations();
    }
}
