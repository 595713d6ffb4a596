package ai.modular.web.today;

import ai.modular.models.wording.Format;
import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.chart.DemandChart;
import ai.modular.web.chart.Drivers;
import ai.modular.web.chart.Series;
import ai.modular.web.chart.Sparkline;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.DecisionWords;
import ai.modular.web.product.ProductAddress;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** One line of an order in words. */
@Component
class LineWords {

    private final Words words;
    private final ReceiptWords receipts;
    private final DecisionWords decisions;

    LineWords(Words words, ReceiptWords receipts, DecisionWords decisions) {
        this.words = words;
        this.receipts = receipts;
        this.decisions = decisions;
    }

    /** @param everywhere codes that every line has and that are therefore not repeated */
    TodayPage.Row row(TodayWords.Material material, OrderReads.Line line, Set<String> everywhere) {
        Series series = material.series().getOrDefault(line.itemId(), Series.EMPTY);
        Decided decided = material.decided();
        BigDecimal quantity = decided.quantity(line.itemId(), line.quantity());
        return new TodayPage.Row(
                line.itemId(),
                line.name(),
                smallPrint(line),
                ProductAddress.of(material.store().locationId(), line.itemId()),
                Format.quantity(line.onHand(), line.unit()),
                line.daysOfCover() == null ? words.of("line.cover.beyond") : Format.oneDigit(line.daysOfCover()),
                Sparkline.of(series, words),
                Tone.ofRisk(line.risk()),
                risk(line, material.riskDays().get(line.itemId())),
                chips(line, everywhere),
                Format.quantity(quantity, line.unit()),
                packs(quantity, line),
                quantity.signum() == 0,
                words.of("line.why", Format.quantity(line.quantity(), line.unit())),
                receipts.view(line.receipt(), line.quantity()),
                DemandChart.of(series, Drivers.NONE, DemandChart.Size.SMALL, words),
                line.supplierId(),
                line.deliveryDate(),
                decisions.view(
                        material.store(),
                        decided.of(line.itemId()),
                        line.quantity(),
                        line.unit(),
                        line.packSize(),
                        decided.isShut(line.supplierId())));
    }

    private String smallPrint(OrderReads.Line line) {
        String supply = line.packSize() == null ? null : pack(line);
        return Stream.of(line.size(), supply, words.of("line.arrives", Format.day(line.deliveryDate())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private String pack(OrderReads.Line line) {
        return line.packSize().compareTo(BigDecimal.ONE) == 0 && line.unit().equals("each")
                ? words.of("line.single")
                : words.of("line.pack", Format.quantity(line.packSize(), line.unit()));
    }

    private String packs(BigDecimal quantity, OrderReads.Line line) {
        if (line.packSize() == null || line.packSize().signum() == 0 || quantity.signum() == 0) {
            return "";
        }
        BigDecimal packs = quantity.divide(line.packSize(), 3, RoundingMode.HALF_EVEN);
        return line.packSize().compareTo(BigDecimal.ONE) == 0
                ? ""
                : words.of("line.packs", Format.quantity(packs), Format.quantity(line.packSize(), line.unit()));
    }

    private String risk(OrderReads.Line line, LocalDate day) {
        String chance = Format.percent(line.risk());
        return day == null || line.risk() < .1 ? chance : words.of("line.risk", chance, Format.weekday(day));
    }

    private List<TodayPage.Chip> chips(OrderReads.Line line, Set<String> everywhere) {
        return line.exceptions().stream()
                .filter(code -> !everywhere.contains(code))
                .map(code -> new TodayPage.Chip(
                        Tone.of(code), words.find("exception." + code + ".chip").orElse(code)))
                .toList();
    }
}
