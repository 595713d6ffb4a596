package ai.modular.web.sheet;

import ai.modular.models.wording.Format;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.librepdf.openpdf.fonts.Liberation;

/** Rows of an order on sheets of A4, for suppliers who read paper. The font is embedded and has Latin, Greek and Cyrillic letters. */
final class OrderPdf {

    private static final float MARGIN = 42;
    private static final float TITLE = 15;
    private static final float TEXT = 9.5f;
    private static final float PADDING = 4;
    private static final float[] WIDTHS = {2, 5, 2.2f, 1.6f, 1.8f, 2};
    private static final List<String> HEAD = List.of("Item", "Product", "Packs", "Quantity", "Cost each", "Value");
    private static final int FIRST_NUMBER = 2;

    private final Font title;
    private final Font bold;
    private final Font text;

    private OrderPdf() throws IOException {
        title = font(Liberation.SANS_BOLD, TITLE);
        bold = font(Liberation.SANS_BOLD, TEXT);
        text = font(Liberation.SANS, TEXT);
    }

    /** @param rows at least one; all of one document */
    static byte[] write(List<Map<String, Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            new OrderPdf().fill(document, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("the order cannot be written as PDF", e);
        }
        return bytes.toByteArray();
    }

    private void fill(Document document, List<Map<String, Object>> rows) {
        Map<String, Object> order = rows.get(0);
        document.addTitle("Order " + order.get("document_id"));
        document.open();
        document.add(new Paragraph("Order to " + order.get("supplier"), title));
        Paragraph about = new Paragraph(
                "%s · for store %s · ordered on %s · to be delivered on %s"
                        .formatted(
                                order.get("document_id"),
                                order.get("location_id"),
                                order.get("ordered_on"),
                                order.get("delivery_date")),
                text);
        about.setSpacingAfter(TITLE);
        document.add(about);
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        row(table, HEAD, bold);
        rows.forEach(each -> row(table, line(each), text));
        row(table, List.of("", "", "", "", "", total(rows)), bold);
        document.add(table);
    }

    private static List<String> line(Map<String, Object> row) {
        BigDecimal quantity = (BigDecimal) row.get("quantity");
        BigDecimal pack = (BigDecimal) row.get("pack_size");
        BigDecimal cost = (BigDecimal) row.get("unit_cost");
        String currency = row.get("currency").toString();
        boolean whole =
                pack != null && pack.signum() > 0 && quantity.remainder(pack).signum() == 0;
        return List.of(
                row.get("item_id").toString(),
                row.get("name").toString(),
                whole ? "%s × %s".formatted(Format.quantity(quantity.divide(pack)), Format.quantity(pack)) : "",
                Format.quantity(quantity, row.get("unit").toString()),
                cost == null ? "" : Format.money(cost, currency),
                cost == null ? "" : Format.money(quantity.multiply(cost), currency));
    }

    /** Empty when the cost of a line is not known. */
    private static String total(List<Map<String, Object>> rows) {
        if (rows.stream().anyMatch(row -> row.get("unit_cost") == null)) {
            return "";
        }
        BigDecimal sum = rows.stream()
                .map(row -> ((BigDecimal) row.get("quantity")).multiply((BigDecimal) row.get("unit_cost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Format.money(sum, rows.get(0).get("currency").toString());
    }

    private static void row(PdfPTable table, List<String> cells, Font font) {
        for (int column = 0; column < cells.size(); column++) {
            PdfPCell cell = new PdfPCell(new Phrase(cells.get(column), font));
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderWidth(.5f);
            cell.setPadding(PADDING);
            cell.setHorizontalAlignment(column < FIRST_NUMBER ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
            table.addCell(cell);
        }
    }

    private static Font font(Liberation face, float size) throws IOException {
        Font font = face.create();
        font.setSize(size);
        return font;
    }
}
