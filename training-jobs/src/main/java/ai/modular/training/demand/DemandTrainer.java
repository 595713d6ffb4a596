package ai.modular.training.demand;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.demand.DemandTrainingReport;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PromotionGate;
import ai.modular.models.gate.Verdict;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.promotion.PromotionPolicy.Result;
import ai.modular.training.record.GateRecord;
import ai.modular.training.record.RecordFiles;
import ai.modular.training.record.TrackedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One tracked training: train and backtest, log, register, and put the gate's verdict into effect. */
final class DemandTrainer {

    /** The registered model, and the experiment. */
    static final String MODEL = "demand";

    private static final String MODEL_PATH = "model";
    private static final String JOB = "train-demand";
    private static final double NANOS = 1e9;

    private final ModelRegistry registry;
    private final PromotionPolicy policy;
    private final Path folder;

    /** What came of it. @param champion the version that carries the alias afterwards, if any does */
    record Outcome(
            ModelVersion trained,
            GateEvidence evidence,
            Verdict verdict,
            Result result,
            Optional<ModelVersion> champion) {}

    /** @param folder empty; the model and what is told of it are written below it */
    DemandTrainer(ModelRegistry registry, PromotionPolicy policy, Path folder) {
        this.registry = registry;
        this.policy = policy;
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
        return TrackedRun.of(registry, MODEL, runName, tags, runId -> train(data, plan, runId, backtest));
    }

    private Outcome train(TrainingData data, DemandTrainingPlan plan, String runId, Consumer<BacktestRow> backtest) {
        registry.logDataset(runId, data.table(), data.version(), data.filter());
        CandidateDays candidate = new CandidateDays(plan.horizon());
        BacktestLosses losses = new BacktestLosses(plan.horizon());
        BacktestSegments segments = new BacktestSegments();
        BacktestLevels levels = new BacktestLevels();
        Path modelFolder = folder.resolve(MODEL_PATH);
        long start = System.nanoTime();
        DemandTrainingReport report = DemandTraining.train(
                data.series(),
                plan,
                modelFolder,
                candidate.andThen(losses).andThen(segments).andThen(levels).andThen(backtest));
        double seconds = (System.nanoTime() - start) / NANOS;
        BacktestSummary.write(modelFolder, data, report);
        StoredLosses.write(modelFolder, losses.stored(report.model()));
        ModelSignature.write(modelFolder, report.model());
        Optional<ModelVersion> champion = registry.byAlias(MODEL, ModelRegistry.CHAMPION);
        Opponent opponent = new ChampionComparison(
                        registry,
                        data,
                        report.model(),
                        candidate,
                        losses,
                        policy.limits().bootstrap())
                .against(champion);
        GateEvidence evidence = DemandEvidence.of(
                opponent, losses, report, policy.limits().bootstrap(), seconds, GateRecord.bytes(modelFolder));
        Verdict verdict = PromotionGate.judge(evidence, policy.limits());
        TrainingRecord record = new TrainingRecord(folder.resolve("record"));
        record.write(report, losses, modelFolder);
        record.write(segments, levels);
        record.write(WorstSeries.picture(report.model(), losses, candidate, data.until()));
        GateRecord.write(new RecordFiles(record.folder()), verdict, evidence);
        log(runId, modelFolder, report, record, evidence, verdict);
        ModelVersion trained = registry.register(MODEL, runId, MODEL_PATH, modelFolder);
        Result result = policy.apply(verdict, registry, trained, JOB);
        return new Outcome(
                trained, evidence, verdict, result, result == Result.CHAMPION ? Optional.of(trained) : champion);
    }

    private void log(
            String runId,
            Path modelFolder,
            DemandTrainingReport report,
            TrainingRecord record,
            GateEvidence evidence,
            Verdict verdict) {
        Map<String, String> parameters = new TreeMap<>(report.parameters());
        parameters.put("gate", verdict.passed() ? "passed" : "failed");
        parameters.put("gate_reason", verdict.summary());
        registry.logParameters(runId, parameters);
        Map<String, Double> metrics = new TreeMap<>(report.metrics());
        metrics.putAll(GateRecord.metrics(evidence));
        registry.logMetrics(runId, metrics);
        for (String part : List.of("backtest", "importance", "pictures", "gate")) {
            registry.upload(runId, record.folder().resolve(part), part);
        }
        registry.upload(runId, modelFolder, MODEL_PATH);
    }
}
