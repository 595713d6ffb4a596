package ai.modular.web.decision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The newest decision on a line.
 *
 * @param proposed what was proposed when it was decided; a later revision may propose something else
 * @param version counts the decisions on the line, from 1
 * @param person the name of who decided
 */
public record Decision(
        String itemId,
        String supplierId,
        LocalDate deliveryDate,
        Verdict verdict,
        BigDecimal proposed,
        BigDecimal quantity,
        Optional<Reason> reason,
        String note,
        int version,
        String person,
        Instant decidedAt) {

    static Decision of(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getString("item_id"),
                row.getString("supplier_id"),
                row.getObject("delivery_date", LocalDate.class),
                Verdict.valueOf(row.getString("verdict")),
                row.getBigDecimal("proposed"),
                row.getBigDecimal("quantity"),
                Reason.find(row.getString("reason")),
                Optional.ofNullable(row.getString("note")).orElse(""),
                row.getInt("version"),
                row.getString("person"),
                row.getTimestamp("decided_at").toInstant());
    }
}
