package ai.modular.web.product;

import ai.modular.models.wording.Format;
import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.chart.DemandChart;
import ai.modular.web.chart.FutureDay;
import ai.modular.web.chart.Series;
import ai.modular.web.text.NightWords;
import ai.modular.web.text.Words;
import ai.modular.web.today.Tone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts what is known of a product into words. */
@Component
class ProductWords {

    /** What was read for one page. */
    record Material(
            Store store,
            Publication night,
            Series series,
            List<ProductReads.Proposal> proposals,
            List<ProductReads.Risk> risks,
            Optional<ProductReads.Terms> terms,
            List<ProductReads.Promotion> promotions,
            List<ProductReads.OpenOrder> openOrders,
            Optional<ProductReads.Miss> miss) {}

    private final Words words;
    private final NightWords nights;
    private final ReceiptWords receipts;
    private final SupplyWords supply;

    ProductWords(Words words, NightWords nights, ReceiptWords receipts, SupplyWords supply) {
        this.words = words;
        this.nights = nights;
        this.receipts = receipts;
        this.supply = supply;
    }

    ProductPage page(ProductReads.Product product, Material material) {
        Set<LocalDate> promoted = promoted(material.promotions());
        Publication night = material.night();
        return new ProductPage(
                product.name(),
                Stream.of(product.brand(), product.size(), product.department(), product.category())
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(" · ")),
                material.store().locationId(),
                words.of("head.data-to", Format.day(night.businessDate())),
                nights.stale(night, material.store()),
                nights.facts(night, material.store()),
                notes(material),
                figures(material),
                DemandChart.of(material.series(), promoted, DemandChart.Size.WIDE, words),
                DemandChart.of(material.series(), promoted, DemandChart.Size.SMALL, words),
                !material.series().isEmpty(),
                material.proposals().stream().map(this::order).toList(),
                material.risks().stream().map(this::risk).toList(),
                material.series().future().stream().map(this::forecast).toList(),
                supply.terms(product, material),
                supply.promotions(material));
    }

    private List<String> notes(Material material) {
        Stream<String> miss = material.miss().stream()
                .map(found -> words.of(
                        "accuracy.product",
                        Format.oneDigit(found.forecast()),
                        Format.oneDigit(found.demand()),
                        found.days(),
                        words.find("cause." + found.cause()).orElse(found.cause())));
        return Stream.concat(nights.notes(material.night(), material.store()).stream(), miss)
                .toList();
    }

    private List<ProductPage.Figure> figures(Material material) {
        return material.proposals().stream()
                .findFirst()
                .map(proposal -> List.of(
                        figure(
                                "figure.order",
                                Format.quantity(
                                        material.proposals().stream()
                                                .map(ProductReads.Proposal::quantity)
                                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                                        proposal.unit()),
                                "accent"),
                        figure("figure.on-hand", Format.quantity(proposal.onHand(), proposal.unit()), ""),
                        figure(
                                "figure.cover",
                                proposal.daysOfCover() == null
                                        ? words.of("line.cover.beyond")
                                        : words.of("figure.days", Format.oneDigit(proposal.daysOfCover())),
                                ""),
                        figure("figure.risk", Format.percent(proposal.risk()), Tone.ofRisk(proposal.risk()))))
                .orElse(List.of());
    }

    private ProductPage.Figure figure(String key, String value, String tone) {
        return new ProductPage.Figure(words.of(key), value, tone);
    }

    private ProductPage.Order order(ProductReads.Proposal proposal) {
        List<ProductPage.Exception> exceptions = proposal.exceptions().stream()
                .map(code -> new ProductPage.Exception(Tone.of(code), receipts.exception(code)))
                .toList();
        return new ProductPage.Order(
                words.of("line.why", Format.quantity(proposal.quantity(), proposal.unit())),
                words.of("order.arrives", proposal.supplier(), Format.day(proposal.deliveryDate())),
                Format.money(proposal.quantity().multiply(proposal.unitCost()), proposal.currency()),
                exceptions,
                receipts.view(proposal.receipt(), proposal.quantity()),
                receipts.whatIf(proposal.receipt(), proposal.quantity(), proposal.unit(), proposal.currency()));
    }

    private ProductPage.RiskDay risk(ProductReads.Risk risk) {
        return new ProductPage.RiskDay(
                Format.day(risk.ds()),
                Format.percent(risk.probability()),
                Tone.ofRisk(risk.probability()),
                Math.max(1, Math.round(risk.probability() * 1000) / 10.0),
                risk.expectedLost() < .05 ? "" : words.of("risk.lost", Format.oneDigit(risk.expectedLost())));
    }

    private ProductPage.Forecast forecast(FutureDay day) {
        return new ProductPage.Forecast(
                Format.day(day.date()),
                Format.oneDigit(day.mean()),
                words.of("forecast.between", Format.oneDigit(day.low25()), Format.oneDigit(day.high75())),
                words.of("forecast.between", Format.oneDigit(day.low5()), Format.oneDigit(day.high95())));
    }

    private static Set<LocalDate> promoted(List<ProductReads.Promotion> promotions) {
        return promotions.stream()
                .flatMap(promotion ->
                        promotion.firstDay().datesUntil(promotion.lastDay().plusDays(1)))
                .collect(Collectors.toSet());
    }
}
