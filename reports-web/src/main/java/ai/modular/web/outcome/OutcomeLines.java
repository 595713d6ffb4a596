package ai.modular.web.outcome;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Lines of the outcome's tables. */
@Component
class OutcomeLines {

    private static final List<String> COLUMNS = List.of("turnover", "fill-rate", "lost", "waste", "cover", "bias");
    private static final List<String> SCORE_COLUMNS = List.of("decisions", "better", "gained");

    private final Words words;

    OutcomeLines(Words words) {
        this.words = words;
    }

    /** What lost most first. */
    OutcomePage.Table table(String dimension, OutcomeWords.Material material) {
        Map<String, String> names = material.names();
        return new OutcomePage.Table(
                words.of("outcome.by." + dimension),
                words.of("outcome.column." + dimension),
                names(COLUMNS),
                material.of(dimension, true).stream()
                        .sorted(Comparator.comparingDouble(OutcomeReads.Figures::lostValue)
                                .reversed())
                        .map(line -> new OutcomePage.Line(
                                name(dimension, line.key(), names),
                                dimension.equals("STORE") ? address(line.key()) : "",
                                cells(line, material.currency())))
                        .toList());
    }

    private List<String> cells(OutcomeReads.Figures line, String currency) {
        return Stream.of(
                        Optional.of(money(line.turnover(), currency)),
                        line.fillRate().map(this::share),
                        Optional.of(money(line.lostValue(), currency)),
                        Optional.of(money(line.wastedValue(), currency)),
                        line.daysOfCover().map(Format::oneDigit),
                        line.bias().map(Format::signedPercent))
                .map(cell -> cell.orElse(words.of("accuracy.unknown")))
                .toList();
    }

    OutcomePage.Table scores(String dimension, OutcomeWords.Material material) {
        return new OutcomePage.Table(
                words.of("outcome.by." + dimension),
                words.of("outcome.column." + dimension),
                names(SCORE_COLUMNS),
                material.scores().stream()
                        .filter(score -> score.dimension().equals(dimension))
                        .map(score -> new OutcomePage.Line(
                                words.find("decision.reason." + score.key()).orElse(score.key()),
                                "",
                                List.of(
                                        Format.count(score.decisions()),
                                        Format.count(score.better()),
                                        signedMoney(score.gained(), material.currency()))))
                        .toList());
    }

    /** One digit: a fill rate of 98.6 % is not one of 99 %. */
    String share(double value) {
        return Format.oneDigit(100 * value) + "\u00a0%";
    }

    String units(double value) {
        return Format.quantity(BigDecimal.valueOf(Math.round(value * 10) / 10.0));
    }

    String signedMoney(double amount, String currency) {
        String sign = amount < 0 ? "\u2212" : "+";
        return sign + "\u00a0" + money(Math.abs(amount), currency);
    }

    private static String money(double amount, String currency) {
        return Format.money(BigDecimal.valueOf(amount), currency);
    }

    private List<String> names(List<String> columns) {
        return columns.stream()
                .map(column -> words.of("outcome.column." + column))
                .toList();
    }

    private String name(String dimension, String key, Map<String, String> stores) {
        if (dimension.equals("STORE")) {
            return stores.getOrDefault(key, key);
        }
        boolean none = key.isEmpty() || key.equals("unknown");
        return none ? words.of(dimension.equals("SUPPLIER") ? "outcome.no-supplier" : "department.none") : key;
    }

    private static String address(String store) {
        return UriComponentsBuilder.fromPath("/outcome")
                .queryParam("store", "{store}")
                .encode()
                .buildAndExpand(store)
                .toUriString();
    }
}
