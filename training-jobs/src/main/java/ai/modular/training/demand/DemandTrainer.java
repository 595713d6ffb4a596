package ai.modular.training.demand;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.demand.DemandTrainingReport;
import ai.modular.training.demand.ChampionGate.Decision;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One tracked training: train and backtest, log, register, and put the gate's decision into effect. */
final class DemandTrainer {

    /** The registered model, and the experiment. */
    static final String MODEL = "demand";

    private static final String MODEL_PATH = "model";

    private final ModelRegistry registry;
    private final Path folder;

    /** What came of it. @param champion the version that carries the alias afterwards, if any does */
    record Outcome(ModelVersion trained, Decision decision, Optional<ModelVersion> champion) {}

    /** @param folder empty; the model is written below it */
    DemandTrainer(ModelRegistry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /**
     * @param tags of the tracked run: where data and code come from
     * @param backtest gets every row of the backtest
     */
    Outcome train(
            TrainingData data,
            DemandTrainingPlan plan,
            String runName,
            Map<String, String> tags,
            Consumer<BacktestRow> backtest) {
        String runId = registry.startRun(MODEL, runName, tags);
        boolean success = false;
        try {
            Outcome outcome = train(data, plan, runId, backtest);
            success = true;
            return outcome;
        } finally {
            finish(runId, success);
        }
    }

    private void finish(String runId, boolean success) {
        try {
            registry.finish(runId, success);
        } catch (RuntimeException e) {
            // What broke the training says more than that its end could not be noted
            if (success) {
                throw e;
            }
        }
    }

    private Outcome train(TrainingData data, DemandTrainingPlan plan, String runId, Consumer<BacktestRow> backtest) {
        CandidateDays candidate = new CandidateDays(plan.horizon());
        Path modelFolder = folder.resolve(MODEL_PATH);
        DemandTrainingReport report =
                DemandTraining.train(data.series(), plan, modelFolder, candidate.andThen(backtest));
        BacktestSummary.write(modelFolder, data, report);
        Optional<ModelVersion> champion = registry.byAlias(MODEL, ModelRegistry.CHAMPION);
        Optional<PairedErrors> paired = champion.flatMap(version -> beside(version, candidate, data, report));
        Decision decision = ChampionGate.decide(
                report.wape(DemandModels.LIGHTGBM),
                report.wape(DemandModels.SEASONAL_NAIVE),
                champion.map(ModelVersion::version),
                paired);
        log(runId, modelFolder, report, paired, decision);
        ModelVersion trained = registry.register(MODEL, runId, MODEL_PATH, modelFolder);
        registry.setAlias(
                MODEL, decision.promoted() ? ModelRegistry.CHAMPION : ModelRegistry.CHALLENGER, trained.version());
        return new Outcome(trained, decision, decision.promoted() ? Optional.of(trained) : champion);
    }

    private Optional<PairedErrors> beside(
            ModelVersion champion, CandidateDays candidate, TrainingData data, DemandTrainingReport report) {
        Path files;
        try {
            files = registry.fetch(champion);
        } catch (UserError | ServiceRefused e) {
            // Its files are lost or changed: that must not keep a sound model from taking its place
            return Optional.empty();
        }
        Optional<BacktestSummary> summary = BacktestSummary.read(files);
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        try (DemandModel model = DemandModels.load(files)) {
            PairedErrors paired =
                    candidate.beside(model, data.series(), summary.get().until());
            return Optional.of(
                    paired.days() > 0
                            ? paired
                            : new PairedErrors(
                                    0,
                                    report.wape(DemandModels.LIGHTGBM),
                                    summary.get().wape(),
                                    true));
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    private void log(
            String runId,
            Path modelFolder,
            DemandTrainingReport report,
            Optional<PairedErrors> paired,
            Decision decision) {
        Map<String, String> parameters = new TreeMap<>(report.parameters());
        parameters.put("gate", decision.promoted() ? ModelRegistry.CHAMPION : ModelRegistry.CHALLENGER);
        parameters.put("gate_reason", decision.reason());
        registry.logParameters(runId, parameters);
        Map<String, Double> metrics = new TreeMap<>(report.metrics());
        paired.ifPresent(errors -> {
            metrics.put("gate.candidate.wape", errors.candidate());
            metrics.put("gate.champion.wape", errors.champion());
            metrics.put("gate.days", (double) errors.days());
        });
        registry.logMetrics(runId, metrics);
        Path csv = folder.resolve("backtest.csv");
        BacktestSummary.writeCsv(csv, report.scores());
        registry.upload(runId, csv, "backtest");
        registry.upload(runId, modelFolder, MODEL_PATH);
    }
}
