package ai.modular.training.stockout;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.PromotionGate;
import ai.modular.models.gate.Verdict;
import ai.modular.models.stockout.RiskModel;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.promotion.PromotionPolicy.Result;
import ai.modular.training.record.GateRecord;
import ai.modular.training.record.Provenance;
import ai.modular.training.record.RecordFiles;
import ai.modular.training.record.TrackedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One tracked training: the routes learn, are calibrated and judged; the better one is registered and put before the gate. */
final class StockoutTrainer {

    private static final String MODEL_PATH = "model";
    private static final String JOB = "train-stockout";
    private static final double NANOS = 1e9;

    private final ModelRegistry registry;
    private final PromotionPolicy policy;
    private final ForestTraining forests;
    private final BoostedTraining boosting;
    private final Path folder;

    /** What came of it. @param champion the version that carries the alias afterwards, if any does */
    record Outcome(
            RiskBacktest backtest,
            ModelVersion trained,
            GateEvidence evidence,
            Verdict verdict,
            Result result,
            Optional<ModelVersion> champion) {}

    /** @param folder empty; the model and what is told of it are written below it */
    StockoutTrainer(
            ModelRegistry registry,
            PromotionPolicy policy,
            ForestTraining forests,
            BoostedTraining boosting,
            Path folder) {
        this.registry = registry;
        this.policy = policy;
        this.forests = forests;
        this.boosting = boosting;
        this.folder = folder;
    }

    Outcome train(RiskCases cases, DistributionRoute distribution, String runName, Provenance provenance) {
        return TrackedRun.of(
                registry,
                RiskModel.NAME,
                runName,
                provenance.tags(),
                runId -> train(cases, distribution, provenance, runId));
    }

    private Outcome train(RiskCases cases, DistributionRoute distribution, Provenance provenance, String runId) {
        registry.logDataset(runId, provenance.table(), provenance.version(), provenance.filter());
        long start = System.nanoTime();
        RiskBacktest.Rates rates = RiskBacktest.Rates.of(cases.learning());
        Grown forest = forests.grow(cases.learning(), rates);
        Grown boosted = boosting.grow(cases.learning(), rates);
        RiskBacktest backtest = RiskBacktest.of(
                cases.calibrating(),
                cases.judging(),
                cases.windows().calibrateUntil(),
                distribution,
                forest.forest(),
                boosted.forest(),
                rates);
        double seconds = (System.nanoTime() - start) / NANOS;
        Path modelFolder = folder.resolve(MODEL_PATH);
        Map<String, String> parameters = parameters(cases, distribution, provenance.seed(), backtest);
        backtest.model().write(modelFolder, parameters, provenance.facts());
        RiskSignature.write(modelFolder, backtest.model());
        Optional<ModelVersion> champion = registry.byAlias(RiskModel.NAME, ModelRegistry.CHAMPION);
        RiskEvidence found = new RiskEvidence(backtest, policy.limits().bootstrap());
        GateEvidence evidence = found.of(found.against(champion, registry), seconds, GateRecord.bytes(modelFolder));
        Verdict verdict = PromotionGate.judge(evidence, policy.limits());
        Map<String, Grown> grown = Map.of(RiskCandidate.FOREST, forest, RiskCandidate.BOOSTED, boosted);
        log(runId, parameters, backtest, grown, evidence, verdict);
        registry.upload(runId, modelFolder, MODEL_PATH);
        ModelVersion trained = registry.register(RiskModel.NAME, runId, MODEL_PATH, modelFolder);
        Result result = policy.apply(verdict, registry, trained, JOB);
        return new Outcome(
                backtest,
                trained,
                evidence,
                verdict,
                result,
                result == Result.CHAMPION ? Optional.of(trained) : champion);
    }

    private Map<String, String> parameters(
            RiskCases cases, DistributionRoute distribution, long seed, RiskBacktest backtest) {
        Map<String, String> result = new TreeMap<>(forests.parameters());
        result.putAll(boosting.parameters());
        result.putAll(distribution.parameters());
        result.put("seed", String.valueOf(seed));
        result.put("route", backtest.winner().name());
        result.put("learn_until", cases.windows().learnUntil().toString());
        result.put("calibrate_until", cases.windows().calibrateUntil().toString());
        result.put("judge_until", cases.windows().until().toString());
        result.put("cases_to_learn", String.valueOf(cases.learning().size()));
        result.put("cases_to_calibrate", String.valueOf(cases.calibrating().size()));
        result.put("cases_to_judge", String.valueOf(cases.judging().size()));
        long series = Stream.of(cases.learning(), cases.calibrating(), cases.judging())
                .flatMap(List::stream)
                .map(ShelfCase::unit)
                .distinct()
                .count();
        result.put("series", String.valueOf(series));
        return result;
    }

    private void log(
            String runId,
            Map<String, String> parameters,
            RiskBacktest backtest,
            Map<String, Grown> grown,
            GateEvidence evidence,
            Verdict verdict) {
        Map<String, String> logged = new TreeMap<>(parameters);
        logged.put("gate", verdict.passed() ? "passed" : "failed");
        logged.put("gate_reason", verdict.summary());
        registry.logParameters(runId, logged);
        Map<String, Double> metrics = new TreeMap<>(RiskRecord.metrics(backtest));
        metrics.putAll(GateRecord.metrics(evidence));
        registry.logMetrics(runId, metrics);
        RecordFiles files = new RecordFiles(folder.resolve("record"));
        RiskRecord.write(files, backtest, grown);
        GateRecord.write(files, verdict, evidence);
        for (String part : List.of("backtest", "importance", "pictures", "gate")) {
            registry.upload(runId, files.folder().resolve(part), part);
        }
    }
}
