package ai.modular.web.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spreadsheet program finds in an order. */
class OrderWorkbookTest {

    @TempDir
    Path folder;

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
        assertThat(part(file, "xl/sharedStrings.xml")).contains("=Cr&#xe8;me &lt;10 %&gt;", "delivery_date");
    }

    private String part(byte[] file, String name) throws IOException {
        Path path = Files.write(folder.resolve("order.xlsx"), file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
