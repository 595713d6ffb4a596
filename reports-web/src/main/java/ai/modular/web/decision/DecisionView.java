package ai.modular.web.decision;

/**
 * A line's decision, ready to be written down.
 *
 * @param chip empty while nothing is decided
 * @param tone class of the chip
 * @param detail who decided what and when; empty while nothing is decided
 * @param quantity what will be ordered as things stand
 * @param packs of it, empty when packs say nothing
 * @param shut the order is written, or the person may only read: no form
 * @param approve label of the button; null when the line is approved as it is proposed
 * @param seen the proposal, as a number for the form
 * @param value what the field for another quantity starts with
 * @param step of that field
 */
public record DecisionView(
        String chip,
        String tone,
        String detail,
        String quantity,
        boolean nothing,
        boolean shut,
        String approve,
        String seen,
        String value,
        String step,
        String reason,
        String note,
        int version) {}
