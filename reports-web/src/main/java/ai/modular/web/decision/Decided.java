package ai.modular.web.decision;

import ai.modular.web.access.Viewer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is decided of a store's order, as one person sees it.
 *
 * @param written suppliers whose order is written: nothing of it can be decided any more
 * @param open lines that wait for a decision, by supplier
 * @param mayDecide false for who may only look
 */
public record Decided(
        Map<String, Decision> decisions, List<String> written, Map<String, Long> open, boolean mayDecide) {

    public static Decided of(Decisions decisions, Viewer viewer) {
        return new Decided(
                decisions.ofStore(), decisions.closedSuppliers(), decisions.open(), !viewer.is(Viewer.Role.SCIENTIST));
    }

    /** Null while nothing is decided. */
    public Decision of(String itemId) {
        return decisions.get(itemId);
    }

    /** What will be ordered as things stand. */
    public BigDecimal quantity(String itemId, BigDecimal proposed) {
        Decision decision = of(itemId);
        return decision == null ? proposed : decision.quantity();
    }

    public boolean isWritten(String supplierId) {
        return written.contains(supplierId);
    }

    public boolean isShut(String supplierId) {
        return !mayDecide || isWritten(supplierId);
    }

    /** Lines of a supplier that wait; none once the order is written. */
    public long open(String supplierId) {
        return isWritten(supplierId) ? 0 : open.getOrDefault(supplierId, 0L);
    }
}
