package ai.modular.bench.demochain;

import ai.modular.bench.BenchResult;
import ai.modular.bench.Checkout;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.Benchmark;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Store;
import ai.modular.models.demand.Boosting;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A year of the demo chain under the platform's orders, beside its stores' own rule, the reordering rule of an ERP system and hindsight; recovery and
 * forecasts against the demand that nobody sees.
 *
 * <pre>MODULARAI_JAVA_OPTS=-Xmx6g modularai bench demo-chain --stores 2</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class DemoChainBench implements Benchmark {

    private static final LocalDate END = LocalDate.of(2026, 11, 22);
    private static final int TRAINING_DAYS = 182;
    private static final int DAYS_PER_CHAMPION = 28;
    private static final int DAYS_PER_ORIGIN = 7;
    private static final int PATHS = 200;

    @Option(
            names = "--stores",
            defaultValue = "2",
            paramLabel = "N",
            description = "Stores (default: ${DEFAULT-VALUE}).")
    private int stores;

    @Option(
            names = "--days",
            defaultValue = "364",
            paramLabel = "N",
            description = "Days under each rule (default: ${DEFAULT-VALUE}).")
    private int days;

    @Override
    public String name() {
        return "demo-chain";
    }

    @Override
    public String summary() {
        return "A year of the demo chain: cost of its orders, recovery and forecasts against true demand.";
    }

    @Override
    public void run() throws Exception {
        if (days < DAYS_PER_CHAMPION || stores < 1 || stores > Store.ALL.size()) {
            throw new UserError(
                    "days is %d and stores is %d".formatted(days, stores),
                    "Give %d days or more and 1 to %d stores.".formatted(DAYS_PER_CHAMPION, Store.ALL.size()));
        }
        Path root = Checkout.root();
        DemoChain chain = DemoChain.of(DemoChain.DEFAULT_SEED, END, TRAINING_DAYS + days, stores);
        List<StoreTrial> trials = chain.stores().stream()
                .map(store -> new StoreTrial(chain, store, TRAINING_DAYS, PATHS))
                .toList();
        trials.parallelStream().forEach(StoreTrial::playOthers);
        ForecastTrial forecasts = new ForecastTrial();
        LocalDate origin = trials.get(0).lastOfHistory();
        int trainings = 0;
        while (origin.isBefore(END)) {
            LocalDate last = min(origin.plusDays(DAYS_PER_CHAMPION), END);
            playChampion(trials, origin, last, forecasts);
            trainings++;
            System.err.printf("nights up to %s of %s are played%n", last, END);
            origin = last;
        }
        BenchResult.of("demo-chain", figures(trials, forecasts, trainings))
                .withSeed(DemoChain.DEFAULT_SEED)
                .write(root);
    }

    /** Trains on what had been seen by the origin, plays the nights until the next training, then looks at how the forecasts made meanwhile turned out. */
    private static void playChampion(List<StoreTrial> trials, LocalDate origin, LocalDate last, ForecastTrial forecasts)
            throws IOException {
        Path recovered = train(trials, origin, false);
        Path plain = train(trials, origin, true);
        trials.parallelStream().forEach(trial -> {
            trial.night().champion(DemandModels.load(recovered));
            trial.playNights(last);
        });
        try (DemandModel one = DemandModels.load(recovered);
                DemandModel other = DemandModels.load(plain)) {
            LocalDate latest = last.minusDays(NightRule.HORIZON);
            for (LocalDate day = origin; !day.isAfter(latest); day = day.plusDays(DAYS_PER_ORIGIN)) {
                for (StoreTrial trial : trials) {
                    forecasts.add(trial.days(), day, one, other);
                }
            }
        }
        FileSystemUtils.deleteRecursively(recovered);
        FileSystemUtils.deleteRecursively(plain);
    }

    private static Path train(List<StoreTrial> trials, LocalDate origin, boolean plain) throws IOException {
        List<DemandSeries> sample = trials.stream()
                .flatMap(trial -> trial.night().log().series(origin, TRAINING_DAYS, 0, plain).stream())
                .toList();
        Path folder = Files.createTempDirectory("demo-chain-model");
        DemandTraining.train(
                sample,
                new DemandTrainingPlan(
                        NightRule.HORIZON, 2, 14, 300_000, 100_000, 10_000, .6, Boosting.defaults(), 1, Map.of()),
                folder);
        return folder;
    }

    private Map<String, Object> figures(List<StoreTrial> trials, ForecastTrial forecasts, int trainings) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("stores", stores);
        figures.put("days", days);
        figures.put("trainings", trainings);
        ErrorSum recovered = new ErrorSum();
        ErrorSum plain = new ErrorSum();
        trials.forEach(trial -> trial.recovered(recovered, plain));
        figures.put("censored_days_recovered", recovered.figures());
        figures.put("censored_days_plain_sales", plain.figures());
        figures.put("forecasts_14_days", forecasts.figures());
        Map<String, StoreCost> costs = new LinkedHashMap<>();
        trials.forEach(trial -> trial.costs()
                .forEach((rule, cost) ->
                        costs.computeIfAbsent(rule, none -> new StoreCost()).add(cost)));
        Map<String, Object> rules = new LinkedHashMap<>();
        costs.forEach((rule, cost) -> rules.put(rule, cost.figures()));
        figures.put("rules", rules);
        double best = costs.entrySet().stream()
                .filter(rule -> rule.getKey().startsWith("min_max"))
                .mapToDouble(rule -> rule.getValue().euro())
                .min()
                .orElseThrow();
        double night = costs.get("night").euro();
        figures.put("night_vs_best_min_max_in_hindsight", Math.round(1e3 * night / best) / 1e3);
        figures.put(
                "night_vs_rule_of_thumb",
                Math.round(1e3 * night / costs.get("rule_of_thumb").euro()) / 1e3);
        figures.put(
                "night_vs_hindsight",
                Math.round(1e3 * night / costs.get("hindsight").euro()) / 1e3);
        return figures;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
