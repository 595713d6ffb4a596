package ai.modular.web.decision;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Viewer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The decisions of one store on one night, in the transaction of who asks. Two people at once: the second one is told, by the version that they saw.
 * What stands in a document stays as it is.
 */
public final class Decisions {

    private final JdbcClient jdbc;
    private final Publication night;

    public Decisions(JdbcClient jdbc, Publication night) {
        this.jdbc = jdbc;
        this.night = night;
    }

    /** By item. */
    public Map<String, Decision> ofStore() {
        Map<String, Decision> byItem = new HashMap<>();
        decisions().forEach(decision -> byItem.put(decision.itemId(), decision));
        return byItem;
    }

    private List<Decision> decisions() {
        return jdbc.sql(DecisionSql.OF_STORE)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .query(Decision::of)
                .list();
    }

    /** Who decides on, or closes, the order of a supplier does it alone until the transaction ends. */
    public void lock(String supplierId) {
        jdbc.sql(DecisionSql.LOCK)
                .param("order", String.join("\n", night.businessDate().toString(), night.locationId(), supplierId))
                .query()
                .listOfRows();
    }

    /** Lines that order something and were not decided, by supplier. */
    public Map<String, Long> open() {
        Map<String, Long> lines = new HashMap<>();
        jdbc.sql(DecisionSql.OPEN)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .query(row -> {
                    lines.put(row.getString("supplier_id"), row.getLong("lines"));
                });
        return lines;
    }

    /** Suppliers whose order was written already: nothing of it can be decided any more. */
    public List<String> closedSuppliers() {
        return jdbc.sql(DecisionSql.CLOSED_SUPPLIERS)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .query(String.class)
                .list();
    }

    /** @throws Refused if the line, the plan or the decision is not what the person saw, or the quantity cannot be ordered */
    void decide(Choice choice, Viewer viewer) {
        DecisionSql.Proposed proposed = proposed(choice.line()).orElseThrow(() -> new Refused("decision.gone"));
        requireOpen(proposed.supplierId());
        Decision before = ofStore().get(choice.line().itemId());
        if (before != null) {
            requireOpen(before.supplierId());
        }
        if (proposed.quantity().compareTo(choice.seen()) != 0) {
            throw new Refused("decision.renewed", proposed.name(), Format.quantity(proposed.quantity()));
        }
        requireOrderable(choice, proposed);
        if (write(choice, viewer) == 0) {
            throw conflict(choice.line(), proposed.name());
        }
    }

    /**
     * Takes every open line of a supplier that orders something as it is proposed.
     *
     * @param revision what the person saw; another one is published by now: refused
     * @return lines that were approved
     */
    public int approveOpen(String supplierId, int revision, Viewer viewer) {
        requireOpen(supplierId);
        if (revision != night.revision()) {
            throw new Refused("decision.revision", night.revision());
        }
        return jdbc.sql(DecisionSql.APPROVE_OPEN)
                .param("date", night.businessDate())
                .param("store", night.locationId())
                .param("supplier", supplierId)
                .param("revision", night.revision())
                .param("person", viewer.personId())
                .update();
    }

    /** Also keeps others from closing the order until this transaction ends. */
    private void requireOpen(String supplierId) {
        lock(supplierId);
        if (closedSuppliers().contains(supplierId)) {
            throw new Refused("decision.closed");
        }
    }

    private static void requireOrderable(Choice choice, DecisionSql.Proposed proposed) {
        BigDecimal pack = proposed.packSize();
        if (choice.verdict() == Verdict.CHANGED
                && pack != null
                && pack.signum() > 0
                && choice.quantity().remainder(pack).signum() != 0) {
            BigDecimal below = choice.quantity().divideToIntegralValue(pack).multiply(pack);
            throw new Refused(
                    "decision.packs",
                    proposed.name(),
                    Format.quantity(pack, proposed.unit()),
                    Format.quantity(below),
                    Format.quantity(below.add(pack)));
        }
        if (choice.verdict() == Verdict.APPROVED) {
            return;
        }
        Reason reason = Reason.find(choice.reason()).orElseThrow(() -> new Refused("decision.reason", proposed.name()));
        if (reason == Reason.OTHER && choice.note().isEmpty()) {
            throw new Refused("decision.note", proposed.name());
        }
    }

    private int write(Choice choice, Viewer viewer) {
        Verdict verdict = choice.verdict();
        return line(choice.version() == 0 ? DecisionSql.FIRST : DecisionSql.ANOTHER, choice.line())
                .param("verdict", verdict.name())
                .param("revision", night.revision())
                .param("quantity", choice.quantity())
                .param("reason", verdict == Verdict.APPROVED ? null : choice.reason())
                .param("note", verdict == Verdict.APPROVED || choice.note().isEmpty() ? null : choice.note())
                .param("person", viewer.personId())
                .param("version", choice.version())
                .update();
    }

    private Refused conflict(LineKey line, String name) {
        Decision other = ofStore().get(line.itemId());
        return other == null
                ? new Refused("decision.gone")
                : new Refused("decision.conflict", name, other.person(), Format.quantity(other.quantity()));
    }

    private Optional<DecisionSql.Proposed> proposed(LineKey line) {
        return line(DecisionSql.PROPOSED, line)
                .query(DecisionSql.Proposed.class)
                .optional();
    }

    private JdbcClient.StatementSpec line(String sql, LineKey line) {
        return jdbc.sql(sql)
                .param("date", line.businessDate())
                .param("store", line.locationId())
                .param("item", line.itemId());
    }
}
