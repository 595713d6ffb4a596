package ai.modular.web.sheet;

import ai.modular.web.access.Audit;
import ai.modular.web.access.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A document as a file for the supplier: a line per product.
 *
 * @param first false for a copy of what somebody took out before
 */
record Export(String documentId, boolean first, ExportFormat format, byte[] content) {

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
    static Optional<Export> take(JdbcClient jdbc, String documentId, ExportFormat format, Viewer viewer) {
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
        return Optional.of(new Export(documentId, first, format, format.write(COLUMNS, rows)));
    }

    /** The name under which a browser keeps it: letters, digits and a few signs. */
    String fileName() {
        return documentId.replaceAll("[^A-Za-z0-9._-]", "_") + (first ? "." : "-copy.") + format.extension();
    }
}
