package ai.modular.web.outcome;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Store;
import ai.modular.web.chart.MoneyChart;
import ai.modular.web.product.ProductAddress;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the outcome into words. */
@Component
class OutcomeWords {

    /** @param chosen empty for all stores */
    record Material(
            List<Store> stores,
            Optional<Store> chosen,
            LocalDate date,
            List<OutcomeReads.Figures> figures,
            List<OutcomeReads.Score> scores,
            List<OutcomeReads.Decision> decisions) {

        String currency() {
            return chosen.orElse(stores.get(0)).currency();
        }

        Map<String, String> names() {
            return stores.stream().collect(Collectors.toMap(Store::locationId, Store::name));
        }

        List<OutcomeReads.Figures> of(String dimension, boolean newest) {
            return figures.stream()
                    .filter(line -> line.dimension().equals(dimension) && line.newest() == newest)
                    .toList();
        }
    }

    private final Words words;
    private final OutcomeLines lines;

    OutcomeWords(Words words, OutcomeLines lines) {
        this.words = words;
        this.lines = lines;
    }

    OutcomePage page(Material material) {
        boolean many = material.chosen().isEmpty();
        return new OutcomePage(
                material.chosen().map(Store::name).orElse(words.of("accuracy.all")),
                words.of(
                        "outcome.summary",
                        Format.day(material.date().minusDays(OutcomeReads.DAYS - 1L)),
                        Format.day(material.date())),
                words.of("head.data-to", Format.day(material.date())),
                figures(material),
                chart(material),
                Stream.of(
                                many ? lines.table("STORE", material) : null,
                                lines.table("DEPARTMENT", material),
                                lines.table("SUPPLIER", material))
                        .filter(table -> table != null)
                        .toList(),
                decided(material),
                Stream.of(lines.scores("REASON", material), lines.scores("PERSON", material))
                        .filter(table -> !table.lines().isEmpty())
                        .toList(),
                material.decisions().stream()
                        .map(decision -> decision(decision, material, many))
                        .toList(),
                many);
    }

    private List<OutcomePage.Figure> figures(Material material) {
        Optional<OutcomeReads.Figures> now = material.of("ALL", true).stream().findFirst();
        Optional<OutcomeReads.Figures> before = material.of("ALL", false).stream()
                .filter(all -> all.days() == now.map(OutcomeReads.Figures::days).orElse(0L))
                .findFirst();
        List<OutcomePage.Figure> figures = new ArrayList<>();
        figures.add(figure("fill-rate", now, before, all -> all.fillRate().map(rate -> lines.share(rate))));
        figures.add(figure("lost", now, before, all -> Optional.of(money(all.lostValue(), material))));
        figures.add(figure("waste", now, before, all -> Optional.of(money(all.wastedValue(), material))));
        figures.add(figure(
                "cover",
                now,
                before,
                all -> all.daysOfCover().map(days -> words.of("figure.days", Format.oneDigit(days)))));
        figures.add(figure("bias", now, before, all -> all.bias().map(Format::signedPercent)));
        return figures;
    }

    private interface Value {
        Optional<String> of(OutcomeReads.Figures all);
    }

    private OutcomePage.Figure figure(
            String key, Optional<OutcomeReads.Figures> now, Optional<OutcomeReads.Figures> before, Value value) {
        return new OutcomePage.Figure(
                words.of("outcome.figure." + key),
                now.flatMap(value::of).orElse(words.of("accuracy.unknown")),
                before.flatMap(value::of)
                        .map(earlier -> words.of("outcome.before", earlier))
                        .orElse(words.of("outcome.figure." + key + ".note")),
                "");
    }

    private MoneyChart chart(Material material) {
        List<OutcomeReads.Figures> days = material.of("DAY", true);
        boolean few = days.size() <= 14;
        return MoneyChart.of(
                days.stream()
                        .map(line -> {
                            LocalDate day = LocalDate.parse(line.key());
                            boolean told = few || day.getDayOfWeek().getValue() == 1;
                            return new MoneyChart.Day(
                                    told ? Format.shortDay(day) : "",
                                    line.lostValue(),
                                    line.wastedValue(),
                                    words.of(
                                            "outcome.day",
                                            Format.day(day),
                                            money(line.lostValue(), material),
                                            money(line.wastedValue(), material)));
                        })
                        .toList(),
                words.of("outcome.chart"));
    }

    private String decided(Material material) {
        return material.scores().stream()
                .filter(score -> score.dimension().equals("ALL") && score.decisions() > 0)
                .findFirst()
                .map(all -> words.of(
                        all.gained() < 0 ? "outcome.decided.lost" : "outcome.decided.gained",
                        all.decisions(),
                        all.better(),
                        money(Math.abs(all.gained()), material)))
                .orElse(words.of("outcome.decided.none"));
    }

    private OutcomePage.Decision decision(OutcomeReads.Decision decision, Material material, boolean many) {
        String place = many ? material.names().getOrDefault(decision.locationId(), decision.locationId()) + " · " : "";
        return new OutcomePage.Decision(
                decision.name(),
                ProductAddress.of(decision.locationId(), decision.itemId()),
                place
                        + words.of(
                                "outcome.decision.small",
                                decision.person(),
                                Format.day(decision.night().plusDays(1)),
                                words.find("decision.reason." + decision.reason())
                                        .orElse(decision.reason())),
                words.of("outcome.decision.change", lines.units(decision.ordered()), lines.units(decision.proposed())),
                words.of(
                        decision.recovered() ? "outcome.decision.came.estimate" : "outcome.decision.came",
                        lines.units(decision.demand()),
                        lines.units(decision.lostOrdered()),
                        lines.units(decision.lostProposed())),
                lines.signedMoney(decision.gained(), material.currency()),
                decision.gained() < 0 ? "bad" : "good");
    }

    private static String money(double amount, Material material) {
        return Format.money(BigDecimal.valueOf(amount), material.currency());
    }
}
