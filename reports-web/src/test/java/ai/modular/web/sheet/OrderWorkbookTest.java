package ai.modular.web.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What a spreadsheet program finds in an order. */
class OrderWorkbookTest {

    @Test
    void numbersAreNumbersDatesAreDatesAndFormulasAreText() throws IOException {
        byte[] file = OrderWorkbook.write(
                List.of("delivery_date", "name", "quantity"),
                List.of(Map.of(
                        "delivery_date",
                        Date.valueOf("2026-11-24"),
                        "name",
                        "=Crème <10 %>",
                        "quantity",
                        new BigDecimal("24.500"))));
        String sheet = part(file, "xl/worksheets/sheet1.xml");
        // Days since 1899-12-30, as spreadsheets count them
        assertThat(sheet).contains("<v>46350", "<v>24.5").doesNotContain("<f>");
        assertThat(part(file, "xl/sharedStrings.xml")).contains("=Crème &lt;10 %&gt;", "delivery_date");
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("the workbook has no " + name);
    }
}
