package ai.modular.web.product;

import ai.modular.models.wording.Format;
import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.chart.DemandChart;
import ai.modular.web.chart.Drivers;
import ai.modular.web.chart.Series;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.DecisionWords;
import ai.modular.web.product.ProductPage.RestForm;
import ai.modular.web.snooze.Snooze;
import ai.modular.web.snooze.Snoozes;
import ai.modular.web.text.NightWords;
import ai.modular.web.text.Words;
import ai.modular.web.today.Tone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            List<ProductReads.CalendarDay> calendar,
            List<ProductReads.OpenOrder> openOrders,
            Optional<ProductReads.Miss> miss,
            Decided decided) {}

    private final Words words;
    private final NightWords nights;
    private final ReceiptWords receipts;
    private final SupplyWords supply;
    private final DayWords days;
    private final DecisionWords decisions;

    ProductWords(
            Words words,
            NightWords nights,
            ReceiptWords receipts,
            SupplyWords supply,
            DayWords days,
            DecisionWords decisions) {
        this.words = words;
        this.nights = nights;
        this.receipts = receipts;
        this.supply = supply;
        this.days = days;
        this.decisions = decisions;
    }

    /** @param may whether the person may put it to rest or wake it */
    RestForm rest(Optional<Snooze> snooze, Publication night, String itemId, boolean may) {
        String resting = snooze.map(
                        rest -> words.of("snooze.resting", Format.day(rest.until()), rest.person(), rest.reason()))
                .orElse("");
        return new RestForm(
                resting,
                may,
                itemId,
                Snoozes.earliest(night.businessDate()),
                Snoozes.latest(night.businessDate()),
                ProductAddress.of(night.locationId(), itemId));
    }

    ProductPage page(ProductReads.Product product, Material material) {
        Drivers drivers = DayWords.drivers(material.promotions(), material.calendar());
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
                figures(product.itemId(), material),
                DemandChart.of(material.series(), drivers, DemandChart.Size.WIDE, words),
                DemandChart.of(material.series(), drivers, DemandChart.Size.SMALL, words),
                !material.series().isEmpty(),
                material.proposals().stream()
                        .map(proposal -> order(product.itemId(), proposal, material))
                        .toList(),
                material.risks().stream().map(this::risk).toList(),
                days.forecasts(material.series().future(), drivers),
                days.specialDays(material.series().past(), drivers),
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

    private List<ProductPage.Figure> figures(String itemId, Material material) {
        return material.proposals().stream()
                .findFirst()
                .map(proposal -> List.of(
                        figure(
                                "figure.order",
                                Format.quantity(
                                        material.decided()
                                                .quantity(
                                                        itemId,
                                                        material.proposals().stream()
                                                                .map(ProductReads.Proposal::quantity)
                                                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
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

    private ProductPage.Order order(String itemId, ProductReads.Proposal proposal, Material material) {
        List<ProductPage.Exception> exceptions = proposal.exceptions().stream()
                .map(code -> new ProductPage.Exception(Tone.of(code), receipts.exception(code)))
                .toList();
        return new ProductPage.Order(
                words.of("line.why", Format.quantity(proposal.quantity(), proposal.unit())),
                words.of("order.arrives", proposal.supplier(), Format.day(proposal.deliveryDate())),
                Format.money(proposal.quantity().multiply(proposal.unitCost()), proposal.currency()),
                exceptions,
                receipts.view(proposal.receipt(), proposal.quantity()),
                receipts.whatIf(proposal.receipt(), proposal.quantity(), proposal.unit(), proposal.currency()),
                material.proposals().size() == 1 ? decide(itemId, proposal, material) : null);
    }

    private ProductPage.Decide decide(String itemId, ProductReads.Proposal proposal, Material material) {
        return new ProductPage.Decide(
                itemId,
                material.night().businessDate(),
                ProductAddress.of(material.store().locationId(), itemId),
                decisions.view(
                        material.store(),
                        material.decided().of(itemId),
                        proposal.quantity(),
                        proposal.unit(),
                        material.terms().map(ProductReads.Terms::packSize).orElse(null),
                        material.decided().isShut(proposal.supplierId())));
    }

    private ProductPage.RiskDay risk(ProductReads.Risk risk) {
        return new ProductPage.RiskDay(
                Format.day(risk.ds()),
                Format.percent(risk.probability()),
                Tone.ofRisk(risk.probability()),
                Math.max(1, Math.round(risk.probability() * 1000) / 10.0),
                risk.expectedLost() < .05 ? "" : words.of("risk.lost", Format.oneDigit(risk.expectedLost())));
    }
}
