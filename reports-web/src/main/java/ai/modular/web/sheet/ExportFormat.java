package ai.modular.web.sheet;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/** In which a supplier's people or systems can read an order. */
enum ExportFormat {
    /** For systems: the same bytes each time. */
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        byte[] write(List<String> columns, List<Map<String, Object>> rows) {
            return OrderCsv.write(columns, rows);
        }
    },
    /** For people with a spreadsheet: numbers are numbers, dates are dates. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] write(List<String> columns, List<Map<String, Object>> rows) {
            return OrderWorkbook.write(columns, rows);
        }
    },
    /** For paper. */
    PDF("pdf", MediaType.APPLICATION_PDF_VALUE) {
        @Override
        byte[] write(List<String> columns, List<Map<String, Object>> rows) {
            return OrderPdf.write(rows);
        }
    };

    private final String extension;
    private final MediaType mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    abstract byte[] write(List<String> columns, List<Map<String, Object>> rows);

    String extension() {
        return extension;
    }

    MediaType mediaType() {
        return mediaType;
    }
}
