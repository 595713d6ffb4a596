package ai.modular.web.models;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Models and their accuracy in words. */
@Component
class ModelWords {

    private final Words words;

    ModelWords(Words words) {
        this.words = words;
    }

    record Page(
            String title,
            String summary,
            boolean fallback,
            List<AccuracyLine> accuracy,
            List<OutlookLine> outlook,
            List<NightLine> nights,
            List<SkippedLine> skipped) {}

    /** @param total whether it is the sum of the others */
    record AccuracyLine(
            String department, String days, String demand, String error, String bias, String covered, boolean total) {}

    record OutlookLine(String department, String series, String forecast, String spread) {}

    record NightLine(String date, String model, String stores, String revision, String published) {}

    record SkippedLine(String job, String reason, String series) {}

    Page page(
            List<ModelReads.Night> nights,
            List<ModelReads.Accuracy> accuracy,
            List<ModelReads.Outlook> outlook,
            List<ModelReads.Skipped> skipped) {
        ModelReads.Night newest = nights.get(0);
        return new Page(
                model(newest),
                words.of("models.summary", Format.day(newest.businessDate()), newest.stores()),
                newest.modelVersion() == null,
                withTotal(accuracy),
                outlook.stream().map(this::outlook).toList(),
                nights.stream().map(this::night).toList(),
                skipped.stream()
                        .map(line -> new SkippedLine(line.job(), line.reason(), Format.count(line.series())))
                        .toList());
    }

    private List<AccuracyLine> withTotal(List<ModelReads.Accuracy> departments) {
        if (departments.isEmpty()) {
            return List.of();
        }
        long days = departments.stream().mapToLong(ModelReads.Accuracy::days).sum();
        ModelReads.Accuracy all = new ModelReads.Accuracy(
                words.of("models.all"),
                days,
                departments.stream().mapToDouble(ModelReads.Accuracy::demand).sum(),
                departments.stream().mapToDouble(ModelReads.Accuracy::forecast).sum(),
                departments.stream().mapToDouble(ModelReads.Accuracy::error).sum(),
                departments.stream()
                                .mapToDouble(line -> line.covered() * line.days())
                                .sum()
                        / days);
        List<AccuracyLine> lines = new java.util.ArrayList<>(
                departments.stream().map(line -> accuracy(line, false)).toList());
        lines.add(accuracy(all, true));
        return lines;
    }

    private AccuracyLine accuracy(ModelReads.Accuracy line, boolean total) {
        boolean sold = line.demand() > 0;
        return new AccuracyLine(
                department(line.department()),
                Format.count(line.days()),
                Format.count(Math.round(line.demand())),
                sold ? Format.percent(line.error() / line.demand()) : "",
                sold ? Format.signedPercent((line.forecast() - line.demand()) / line.demand()) : "",
                Format.percent(line.covered()),
                total);
    }

    private OutlookLine outlook(ModelReads.Outlook line) {
        return new OutlookLine(
                department(line.department()),
                Format.count(line.series()),
                Format.count(Math.round(line.forecast())),
                line.forecast() > 0 ? Format.percent(line.spread() / line.forecast()) : "");
    }

    private NightLine night(ModelReads.Night night) {
        return new NightLine(
                Format.day(night.businessDate()),
                model(night),
                Format.count(night.stores()),
                Integer.toString(night.revision()),
                Format.minute(night.publishedAt(), ZoneOffset.UTC));
    }

    private String department(String name) {
        return name.isEmpty() ? words.of("department.none") : name;
    }

    private String model(ModelReads.Night night) {
        return night.modelVersion() == null
                ? words.of("night.no-model")
                : words.of("night.model", night.modelName(), night.modelVersion());
    }
}
