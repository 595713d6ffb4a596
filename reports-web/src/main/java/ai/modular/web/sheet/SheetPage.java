package ai.modular.web.sheet;

import java.util.List;

/**
 * An order sheet, ready to be written down.
 *
 * @param open lines that wait for a decision, in words; null when none does
 * @param minimum a sentence when the order is worth less than the supplier delivers for; else null
 * @param shut nothing can be decided or written: it is written already, or the person may only look
 */
record SheetPage(
        String supplierId,
        String title,
        String summary,
        String minimum,
        String open,
        String write,
        boolean shut,
        List<Row> rows,
        List<Document> documents,
        String date,
        int revision) {

    record Row(
            String name,
            String small,
            String address,
            String proposed,
            String quantity,
            boolean nothing,
            String value,
            String chip,
            String tone,
            String detail) {}

    /** @param exported null while nobody took it out */
    record Document(String id, String summary, String exported) {}
}
