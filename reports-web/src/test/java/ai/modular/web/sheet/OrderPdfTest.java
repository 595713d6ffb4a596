package ai.modular.web.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a supplier reads on the paper. */
class OrderPdfTest {

    @Test
    void showsPacksUnitsValuesAndTheirSumInTheLettersOfTheProduct() throws IOException {
        String text = text(OrderPdf.write(List.of(
                line("p1", "Żurek Ελιά", "24", "12", "1.25"), line("p2", "Trout, whole", "1.500", null, "8.00"))));
        assertThat(text)
                .contains("Order to Slaney Valley", "for store s1", "to be delivered on 2026-11-24")
                .contains("Żurek Ελιά", "2 × 12", "30.00 €")
                .contains("1.5 kg", "12.00 €", "42.00 €");
    }

    @Test
    void aCostThatIsNotKnownLeavesNoSum() throws IOException {
        assertThat(text(OrderPdf.write(
                        List.of(line("p1", "Milk", "12", "12", "1.25"), line("p2", "Salt", "1", "1", null)))))
                .containsOnlyOnce("15.00 €");
    }

    @Test
    void theHeadStandsOnEveryPage() throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            lines.add(line("p" + i, "Product " + i, "12", "12", "1.00"));
        }
        try (PdfReader reader = new PdfReader(OrderPdf.write(lines))) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                assertThat(new PdfTextExtractor(reader).getTextFromPage(page)).contains("Cost each");
            }
        }
    }

    private static Map<String, Object> line(String item, String name, String quantity, String pack, String cost) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "document_id",
                "s1-produce-20261123-1124",
                "location_id",
                "s1",
                "supplier",
                "Slaney Valley",
                "ordered_on",
                Date.valueOf("2026-11-23"),
                "delivery_date",
                Date.valueOf("2026-11-24"),
                "item_id",
                item,
                "name",
                name,
                "quantity",
                new BigDecimal(quantity),
                "unit",
                pack == null ? "kg" : "each",
                "currency",
                "EUR"));
        row.put("pack_size", pack == null ? null : new BigDecimal(pack));
        row.put("unit_cost", cost == null ? null : new BigDecimal(cost));
        return row;
    }

    private static String text(byte[] file) throws IOException {
        try (PdfReader reader = new PdfReader(file)) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("[ \\u00a0]+", " ");
        }
    }
}
