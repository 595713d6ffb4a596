package ai.modular.web.product;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a product comes to the store, and which promotions are ahead, in words. */
@Component
class SupplyWords {

    private final Words words;

    SupplyWords(Words words) {
        this.words = words;
    }

    List<ProductPage.Figure> terms(ProductReads.Product product, ProductWords.Material material) {
        List<ProductPage.Figure> lines = new ArrayList<>();
        material.terms().ifPresent(terms -> addTerms(lines, terms, product.unit(), material));
        if (product.shelfLifeDays() != null) {
            lines.add(line("terms.shelf-life", words.of("terms.days", product.shelfLifeDays())));
        }
        for (ProductReads.OpenOrder order : material.openOrders()) {
            lines.add(new ProductPage.Figure(
                    words.of("terms.on-order", Format.day(order.arrivesOn())),
                    Format.quantity(order.quantity(), product.unit()),
                    ""));
        }
        if (product.delistedOn() != null) {
            lines.add(line("terms.delisted", Format.day(product.delistedOn())));
        }
        return lines;
    }

    List<String> promotions(ProductWords.Material material) {
        return material.promotions().stream()
                .filter(promotion ->
                        promotion.lastDay().isAfter(material.night().businessDate()))
                .map(promotion -> words.of(
                        "promotion",
                        Format.percent(promotion.discount()),
                        Format.day(promotion.firstDay()),
                        Format.day(promotion.lastDay())))
                .toList();
    }

    private void addTerms(
            List<ProductPage.Figure> lines, ProductReads.Terms terms, String unit, ProductWords.Material material) {
        String currency = material.store().currency();
        lines.add(line("terms.supplier", terms.supplier()));
        lines.add(line("terms.deliveries", weekdays(terms.deliveryDays())));
        if (terms.leadTimeDays() != null) {
            lines.add(line("terms.lead-time", words.of("terms.days", terms.leadTimeDays())));
        }
        lines.add(line("terms.pack", Format.quantity(terms.packSize(), unit)));
        if (terms.minimumQuantity().signum() > 0) {
            lines.add(line("terms.minimum", Format.quantity(terms.minimumQuantity(), unit)));
        }
        lines.add(line("terms.cost", Format.money(terms.unitCost(), currency)));
        if (terms.price() != null) {
            lines.add(line("terms.price", Format.money(terms.price(), currency)));
        }
        if (terms.serviceLevel() != null) {
            lines.add(line("terms.service-level", Format.percent(terms.serviceLevel())));
        }
        if (terms.assumed()) {
            lines.add(line("terms.assumed", words.of("terms.assumed.yes")));
        }
    }

    private String weekdays(List<Integer> days) {
        return days.size() == 7
                ? words.of("terms.daily")
                : days.stream()
                        .sorted()
                        .map(day -> DayOfWeek.of(day).getDisplayName(TextStyle.SHORT, Words.LOCALE))
                        .collect(Collectors.joining(", "));
    }

    private ProductPage.Figure line(String key, String value) {
        return new ProductPage.Figure(words.of(key), value, "");
    }
}
