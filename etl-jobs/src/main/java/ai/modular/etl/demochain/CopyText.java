package ai.modular.etl.demochain;

import java.math.BigDecimal;

/** Rows in the form of {@code COPY … (FORMAT csv)}: every value quoted, null as nothing. */
final class CopyText {

    private final StringBuilder text = new StringBuilder();

    void row(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            if (values[i] != null) {
                text.append('"')
                        .append(values[i].toString().replace("\"", "\"\""))
                        .append('"');
            }
        }
        text.append('\n');
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    static BigDecimal quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
