package ai.modular.web.sheet;

import ai.modular.web.access.Audit;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Viewer;
import ai.modular.web.decision.Decisions;
import ai.modular.web.decision.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order of a store to one supplier on one night, in the transaction of who asks. */
final class Sheets {

    record Supplier(String name, BigDecimal minimumValue) {}

    record Line(
            String itemId,
            String name,
            String size,
            LocalDate deliveryDate,
            BigDecimal proposed,
            String unit,
            BigDecimal unitCost,
            String currency,
            BigDecimal packSize) {}

    /** @param exportedAt null while nobody took it out */
    record Document(
            String documentId,
            LocalDate deliveryDate,
            Instant createdAt,
            Instant exportedAt,
            String createdBy,
            String exportedBy,
            long lines,
            BigDecimal value,
            String currency) {}

    private final JdbcClient jdbc;
    private final Publication night;
    private final String supplierId;

    Sheets(JdbcClient jdbc, Publication night, String supplierId) {
        this.jdbc = jdbc;
        this.night = night;
        this.supplierId = supplierId;
    }

    Optional<Supplier> supplier() {
        return jdbc.sql(SheetSql.SUPPLIER)
                .param("supplier", supplierId)
                .query(Supplier.class)
                .optional();
    }

    /** Lines that order something, or on which something was decided. */
    List<Line> lines() {
        return of(SheetSql.LINES).query(Line.class).list();
    }

    /** One per delivery date; none while the order is not written. */
    List<Document> documents() {
        return of(SheetSql.DOCUMENTS)
                .query((row, number) -> new Document(
                        row.getString("document_id"),
                        row.getObject("delivery_date", LocalDate.class),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("exported_at"))
                                .map(java.sql.Timestamp::toInstant)
                                .orElse(null),
                        row.getString("created_by"),
                        row.getString("exported_by"),
                        row.getLong("lines"),
                        row.getBigDecimal("value"),
                        row.getString("currency")))
                .list();
    }

    /**
     * Approves what is open, and writes the order: one document per delivery date. From then on nothing of it changes.
     *
     * @param revision what the person saw
     * @return documents
     * @throws Refused if it is written already, if another revision is published by now, or if nothing is ordered
     */
    int write(int revision, Viewer viewer) {
        new Decisions(jdbc, night).approveOpen(supplierId, revision, viewer);
        int documents = of(SheetSql.WRITE)
                .param("ordered", night.orderDay())
                .param("person", viewer.personId())
                .update();
        if (documents == 0) {
            throw new Refused("sheet.nothing");
        }
        of(SheetSql.WRITE_LINES).param("ordered", night.orderDay()).update();
        for (Document document : documents()) {
            Audit.write(jdbc, viewer, "order-written", document.documentId());
        }
        return documents;
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .param("supplier", supplierId);
    }
}
