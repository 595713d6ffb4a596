package ai.modular.web.sheet;

import ai.modular.web.access.Viewer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A document as a file for the supplier's system: comma separated, a line per product, the same bytes each time.
 *
 * @param first false for a copy of what somebody took out before
 */
record Export(String documentId, boolean first, String text) {

    private static final List<String> COLUMNS = List.of(
            "document_id",
            "location_id",
            "supplier_id",
            "supplier",
            "ordered_on",
            "delivery_date",
            "item_id",
            "name",
            "quantity",
            "unit",
            "pack_size",
            "unit_cost",
            "currency");

    /** Takes the document out; empty when there is none that the person may see. */
    static Optional<Export> take(JdbcClient jdbc, String documentId, Viewer viewer) {
        boolean first = jdbc.sql(SheetSql.EXPORT)
                        .param("document", documentId)
                        .param("person", viewer.personId())
                        .update()
                > 0;
        List<Map<String, Object>> rows = jdbc.sql(SheetSql.EXPORTED)
                .param("document", documentId)
                .query()
                .listOfRows();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Audit.write(jdbc, viewer, first ? "order-exported" : "order-copied", documentId);
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Map<String, Object> row : rows) {
            text.append(String.join(
                            ",",
                            COLUMNS.stream().map(name -> cell(row.get(name))).toList()))
                    .append("\r\n");
        }
        return Optional.of(new Export(documentId, first, text.toString()));
    }

    /** The name under which a browser keeps it: letters, digits and a few signs. */
    String fileName() {
        return documentId.replaceAll("[^A-Za-z0-9._-]", "_") + (first ? "" : "-copy") + ".csv";
    }

    /** RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = value.toString();
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
