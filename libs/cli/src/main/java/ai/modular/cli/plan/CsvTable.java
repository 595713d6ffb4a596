package ai.modular.cli.plan;

import ai.modular.contracts.error.UserError;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file with a header line and comma-separated cells.
 *
 * @param header names of the columns
 * @param rows in the order of the file; empty lines are left out
 */
public record CsvTable(Path file, List<String> header, List<Row> rows) {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /**
     * A line.
     *
     * @param number in the file, the header is line 1
     */
    public record Row(int number, String[] cells) {}

    /** @throws UserError if the file is not there, has no header, names a column twice, or a line has more or fewer cells than the header */
    public static CsvTable read(Path file) {
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(reader)) {
            for (int number = 1; lines.hasNextValue(); number++) {
                String[] cells =
                        Arrays.stream(lines.nextValue()).map(String::strip).toArray(String[]::new);
                if (header == null) {
                    header = header(file, cells);
                } else if (cells.length != 1 || !cells[0].isEmpty()) {
                    requireCells(file, number, cells, header);
                    rows.add(new Row(number, cells));
                }
            }
        } catch (NoSuchFileException e) {
            throw new UserError(
                    "%s does not exist".formatted(file), "Name the file; docs/ordering.md lists the columns.", e);
        } catch (JacksonException e) {
            throw new UserError(
                    "%s is not CSV: %s".formatted(file, e.getOriginalMessage()),
                    "Separate cells by commas, quote with \".",
                    e);
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s".formatted(file, e), "Is it a readable text file in UTF-8?", e);
        }
        if (header == null) {
            throw new UserError(
                    "%s is empty".formatted(file), "The first line names the columns; docs/ordering.md lists them.");
        }
        return new CsvTable(file, header, rows);
    }

    private static List<String> header(Path file, String[] cells) {
        // Spreadsheets begin a file with a byte-order mark
        cells[0] = cells[0].startsWith("\uFEFF") ? cells[0].substring(1) : cells[0];
        Set<String> seen = new HashSet<>();
        for (String name : cells) {
            if (!seen.add(name)) {
                throw new UserError("%s, line 1: column %s stands twice".formatted(file, name), "Remove one of them.");
            }
        }
        return List.of(cells);
    }

    private static void requireCells(Path file, int number, String[] cells, List<String> header) {
        if (cells.length != header.size()) {
            throw new UserError(
                    "%s, line %d: %d cells, but the header has %d".formatted(file, number, cells.length, header.size()),
                    "Is a comma missing, or a cell with a comma not quoted?");
        }
    }

    /** @throws UserError if a column is missing or one is there that nobody knows */
    public void requireColumns(List<String> required, List<String> optional) {
        for (String name : required) {
            if (!header.contains(name)) {
                throw new UserError(
                        "%s, line 1: column %s is missing; there are %s"
                                .formatted(file, name, String.join(", ", header)),
                        "The columns are %s%s."
                                .formatted(
                                        String.join(", ", required),
                                        optional.isEmpty() ? "" : ", and maybe " + String.join(", ", optional)));
            }
        }
        for (String name : header) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new UserError(
                        "%s, line 1: column %s is not known".formatted(file, name),
                        "Remove it, or name it one of %s, %s."
                                .formatted(String.join(", ", required), String.join(", ", optional)));
            }
        }
    }

    public boolean has(String column) {
        return header.contains(column);
    }

    /** The text of a cell; empty when the file has no such column. */
    public String cell(Row row, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : row.cells()[at];
    }

    public UserError wrong(Row row, String problem, String remedy) {
        return new UserError("%s, line %d: %s".formatted(file, row.number(), problem), remedy);
    }
}
