package ai.modular.web.sheet;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.DecisionView;
import ai.modular.web.decision.DecisionWords;
import ai.modular.web.product.ProductAddress;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts an order sheet into words. */
@Component
class SheetWords {

    record Material(
            Store store,
            Publication night,
            String supplierId,
            Sheets.Supplier supplier,
            List<Sheets.Line> lines,
            List<Sheets.Document> documents,
            Decided decided) {

        BigDecimal quantity(Sheets.Line line) {
            return decided.quantity(line.itemId(), line.proposed());
        }

        BigDecimal value() {
            return lines.stream()
                    .map(line -> quantity(line).multiply(line.unitCost()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        long ordered() {
            return lines.stream().filter(line -> quantity(line).signum() > 0).count();
        }

        String currency() {
            return lines.isEmpty() ? store.currency() : lines.get(0).currency();
        }
    }

    private final Words words;
    private final DecisionWords decisions;

    SheetWords(Words words, DecisionWords decisions) {
        this.words = words;
        this.decisions = decisions;
    }

    SheetPage page(Material material) {
        long open = material.decided().open(material.supplierId());
        return new SheetPage(
                material.supplierId(),
                words.of("sheet.title", material.supplier().name()),
                words.of(
                        "sheet.summary",
                        Format.longDay(material.night().orderDay()),
                        material.ordered(),
                        Format.money(material.value(), material.currency())),
                minimum(material),
                open == 0 ? null : words.of("group.open", open),
                words.of(open == 0 ? "sheet.write" : "sheet.write.open", open),
                material.decided().isShut(material.supplierId()),
                material.lines().stream().map(line -> row(material, line)).toList(),
                material.documents().stream()
                        .map(document -> document(material.store(), document))
                        .toList(),
                material.night().businessDate().toString(),
                material.night().revision());
    }

    private String minimum(Material material) {
        BigDecimal minimum = material.supplier().minimumValue();
        boolean reached = minimum == null || material.value().compareTo(minimum) >= 0;
        return reached || material.ordered() == 0
                ? null
                : words.of(
                        "sheet.minimum",
                        Format.money(minimum.subtract(material.value()), material.currency()),
                        Format.money(minimum, material.currency()));
    }

    private SheetPage.Row row(Material material, Sheets.Line line) {
        DecisionView decision = decisions.view(
                material.store(),
                material.decided().of(line.itemId()),
                line.proposed(),
                line.unit(),
                line.packSize(),
                true);
        return new SheetPage.Row(
                line.name(),
                Stream.of(line.size(), words.of("line.arrives", Format.day(line.deliveryDate())))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")),
                ProductAddress.of(material.store().locationId(), line.itemId()),
                Format.quantity(line.proposed(), line.unit()),
                decision.quantity(),
                decision.nothing(),
                Format.money(material.quantity(line).multiply(line.unitCost()), line.currency()),
                decision.chip().isEmpty() ? words.of("sheet.open") : decision.chip(),
                decision.chip().isEmpty() ? "plain" : decision.tone(),
                decision.detail());
    }

    private SheetPage.Document document(Store store, Sheets.Document document) {
        return new SheetPage.Document(
                document.documentId(),
                words.of(
                        "sheet.document",
                        Format.day(document.deliveryDate()),
                        document.lines(),
                        Format.money(document.value(), document.currency()),
                        document.createdBy(),
                        Format.minute(document.createdAt(), store.zone())),
                document.exportedAt() == null
                        ? null
                        : words.of(
                                "sheet.exported",
                                document.exportedBy(),
                                Format.minute(document.exportedAt(), store.zone())));
    }
}
