package ai.modular.web.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows as a workbook of one sheet, its head fixed. */
final class OrderWorkbook {

    private static final String DATE = "yyyy-mm-dd";

    private OrderWorkbook() {}

    static byte[] write(List<String> columns, List<Map<String, Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "ModularAI", null)) {
            Worksheet sheet = workbook.newWorksheet("Order");
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    cell(sheet, row + 1, column, rows.get(row).get(columns.get(column)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the order cannot be written as a workbook", e);
        }
        return bytes.toByteArray();
    }

    private static void cell(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof Date day) {
            sheet.value(row, column, day.toLocalDate());
            sheet.style(row, column).format(DATE).set();
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }
}
