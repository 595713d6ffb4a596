package ai.modular.bench.statistical;

import ai.modular.bench.BenchSpark;
import ai.modular.models.statistical.SegmentBacktest;
import ai.modular.models.statistical.SegmentEnsemble;
import ai.modular.models.statistical.StatisticalModel;
import ai.modular.models.statistical.StatisticalModels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Our models over a sample, on one thread; the core-seconds are of the whole process, so they hold the compiler and the collector. */
final class OwnModels {

    private static final int SEASON = 7;
    private static final int WARM_UP = 200;
    private static final double LEAST_CORE_SECONDS = .3;

    private final SeriesSample sample;

    OwnModels(SeriesSample sample) {
        this.sample = sample;
    }

    List<Measured> measure() {
        List<Measured> result = new ArrayList<>();
        result.add(measure("seasonal-naive", 0, OwnModels::seasonalNaive));
        List<StatisticalModel> models = new ArrayList<>(StatisticalModels.single());
        models.add(StatisticalModels.automaticChoice());
        models.forEach(this::warmUp);
        models.forEach(model -> result.add(measure(model, 0)));
        double begin = BenchSpark.coreSeconds();
        SegmentBacktest backtest = new SegmentBacktest(SEASON, SeriesSample.HORIZON);
        for (double[] known : sample.known()) {
            backtest.add(known);
        }
        double learning = BenchSpark.coreSeconds() - begin;
        for (SegmentEnsemble model : List.of(backtest.bestBySegment(), backtest.ensemble())) {
            result.add(measure(model, learning));
        }
        return result;
    }

    private void warmUp(StatisticalModel model) {
        for (int i = 0; i < Math.min(WARM_UP, sample.known().length); i++) {
            model.fit(sample.known()[i], SEASON).forecast(SeriesSample.HORIZON);
        }
    }

    private Measured measure(StatisticalModel model, double learning) {
        return measure(model.name(), learning, known -> model.fit(known, SEASON).forecast(SeriesSample.HORIZON));
    }

    /** As often as it takes to see the cost: the process' clock ticks a hundred times a second. */
    private Measured measure(String name, double learning, UnaryOperator<double[]> model) {
        double[][] forecast = new double[sample.known().length][];
        double begin = BenchSpark.coreSeconds();
        double spent = 0;
        int passes = 0;
        while (spent < LEAST_CORE_SECONDS) {
            for (int i = 0; i < forecast.length; i++) {
                forecast[i] = model.apply(sample.known()[i]);
            }
            passes++;
            spent = BenchSpark.coreSeconds() - begin;
        }
        return new Measured(name, forecast, learning + spent / passes, 0);
    }

    /** The same weekday of last week. */
    private static double[] seasonalNaive(double[] known) {
        double[] forecast = new double[SeriesSample.HORIZON];
        for (int day = 0; day < forecast.length; day++) {
            forecast[day] = known[known.length - SEASON + day % SEASON];
        }
        return forecast;
    }
}
