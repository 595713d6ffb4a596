package ai.modular.web.accuracy;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Store;
import ai.modular.web.product.ProductAddress;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts accuracy, drift and the worst series into words. */
@Component
class AccuracyWords {

    /**
     * What was read for one page.
     *
     * @param chosen empty for all stores
     * @param date the last day compared
     * @param lastNight the last one published
     * @param checks how many limits were looked at
     */
    record Material(
            List<Store> stores,
            Optional<Store> chosen,
            LocalDate date,
            Optional<LocalDate> lastNight,
            List<AccuracyReads.Figures> figures,
            long checks,
            List<AccuracyReads.Drift> drift,
            List<AccuracyReads.Worst> worst) {}

    private final Words words;
    private final AccuracyLines lines;

    AccuracyWords(Words words, AccuracyLines lines) {
        this.words = words;
        this.lines = lines;
    }

    AccuracyPage page(Material material) {
        Map<String, String> names = names(material.stores());
        boolean many = material.chosen().isEmpty();
        LocalDate date = material.date();
        return new AccuracyPage(
                material.chosen().map(Store::name).orElse(words.of("accuracy.all")),
                words.of("accuracy.summary", Format.shortDay(firstDay(material)), Format.shortDay(date)),
                words.of("accuracy.data-to", Format.day(date)),
                material.lastNight().filter(date::isBefore).isPresent(),
                !material.drift().isEmpty(),
                state(material),
                figures(of(material, "ALL", false), of(material, "ALL", true)),
                material.drift().stream()
                        .map(drift -> drift(drift, names, many))
                        .toList(),
                lines.horizons(of(material, "HORIZON", false)),
                lines.days(of(material, "DAY", false)),
                tables(material, names),
                material.worst().stream()
                        .map(worst -> worst(worst, names, many))
                        .toList(),
                many);
    }

    private static LocalDate firstDay(Material material) {
        return of(material, "DAY", false).stream()
                .map(line -> LocalDate.parse(line.key()))
                .min(LocalDate::compareTo)
                .orElse(material.date());
    }

    private String state(Material material) {
        return material.drift().isEmpty() ? words.of("accuracy.steady", material.checks()) : words.of("accuracy.drift");
    }

    private List<AccuracyPage.Figure> figures(
            List<AccuracyReads.Figures> inStock, List<AccuracyReads.Figures> recovered) {
        List<AccuracyPage.Figure> figures = new ArrayList<>();
        inStock.forEach(all -> {
            figures.add(figure("error", all.errorRate().map(Format::percent), ""));
            figures.add(figure(
                    "bias",
                    all.bias().map(Format::signedPercent),
                    all.bias().filter(bias -> Math.abs(bias) >= .1).isPresent() ? "warn" : ""));
            figures.add(figure("coverage", Optional.of(Format.percent(share(all.within80(), all.days()))), ""));
            figures.add(figure("days", Optional.of(Format.count(all.days())), ""));
        });
        recovered.forEach(all -> figures.add(figure("recovered", all.errorRate().map(Format::percent), "")));
        return figures;
    }

    private AccuracyPage.Figure figure(String key, Optional<String> value, String tone) {
        return new AccuracyPage.Figure(
                words.of("accuracy.figure." + key),
                value.orElse(words.of("accuracy.unknown")),
                words.of("accuracy.figure." + key + ".note"),
                tone);
    }

    private List<AccuracyPage.Table> tables(Material material, Map<String, String> names) {
        return Stream.of(
                        lines.table(
                                "STORE",
                                material.chosen().isPresent() ? List.of() : of(material, "STORE", false),
                                names),
                        lines.table("DEPARTMENT", of(material, "DEPARTMENT", false), Map.of()),
                        lines.table("CLASS", of(material, "CLASS", false), Map.of()),
                        lines.table("MODEL", of(material, "MODEL", false), Map.of()))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    private String drift(AccuracyReads.Drift drift, Map<String, String> names, boolean many) {
        String where = many
                ? words.of(
                        "accuracy.department-in",
                        lines.department(drift.department()),
                        names.getOrDefault(drift.locationId(), drift.locationId()))
                : lines.department(drift.department());
        String key = drift.measure().startsWith("SHIFT_") ? "SHIFT" : drift.measure();
        boolean index = key.equals("SHIFT");
        return words.of(
                "drift." + key,
                where,
                index ? "%.2f".formatted(drift.value()) : percent(key, drift.value()),
                index ? "%.2f".formatted(drift.threshold()) : Format.percent(drift.threshold()),
                index ? words.find("drift." + drift.measure()).orElse(drift.measure()) : "",
                Format.count(drift.days()));
    }

    private static String percent(String measure, double value) {
        return measure.equals("BIAS") ? Format.signedPercent(value) : Format.percent(value);
    }

    private AccuracyPage.Worst worst(AccuracyReads.Worst worst, Map<String, String> names, boolean many) {
        boolean sold = worst.demand() > 0;
        return new AccuracyPage.Worst(
                worst.name(),
                ProductAddress.of(worst.locationId(), worst.itemId()),
                many
                        ? names.getOrDefault(worst.locationId(), worst.locationId())
                        : lines.department(worst.department()),
                Format.oneDigit(worst.demand()),
                Format.oneDigit(worst.forecast()),
                sold ? Format.percent(worst.error() / worst.demand()) : words.of("accuracy.unknown"),
                sold
                        ? Format.signedPercent((worst.forecast() - worst.demand()) / worst.demand())
                        : words.of("accuracy.unknown"),
                words.find("cause." + worst.cause()).orElse(worst.cause()),
                Format.count(worst.days()));
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    private static List<AccuracyReads.Figures> of(Material material, String dimension, boolean recovered) {
        return material.figures().stream()
                .filter(line -> line.dimension().equals(dimension) && line.recovered() == recovered)
                .toList();
    }

    private static Map<String, String> names(List<Store> stores) {
        return stores.stream().collect(Collectors.toMap(Store::locationId, Store::name));
    }
}
