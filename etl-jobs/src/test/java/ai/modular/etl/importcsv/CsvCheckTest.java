package ai.modular.etl.importcsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCheckTest {

    private static final Path SAMPLES = Path.of("src/test/resources/import-csv");

    @TempDir
    Path folder;

    @Test
    void goodFilesHaveNoDefects() throws IOException {
        assertThat(new CsvCheck(SAMPLES.resolve("good")).run().all()).isEmpty();
    }

    @Test
    void everyDefectIsToldWithFileAndLine() throws IOException {
        assertThat(new CsvCheck(SAMPLES.resolve("defective")).run().all())
                .extracting(Defects.Defect::toString)
                .containsExactly(
                        "stores.csv, line 2: time_zone is Europe/Bremen, but must be a time zone such as Europe/Berlin",
                        "stores.csv, line 3: currency is EURO, but must be a currency such as EUR",
                        "stores.csv, line 4: location_id n1 is there twice",
                        "stores.csv, line 5: closes_hour is 9, not after opens_hour 9",
                        "products.csv, line 1: column colour is not known; the columns are item_id, name, department, category, brand, size, unit,"
                                + " shelf_life_days, introduced_on, delisted_on",
                        "products.csv, line 1: column category is missing",
                        "supply_terms.csv: the file is missing",
                        "sales.csv, line 2: item_id is milk, which products.csv does not have",
                        "sales.csv, line 2: date is 22.11.2026, but must be a date such as 2026-11-22",
                        "sales.csv, line 3: the quotes do not match",
                        "sales.csv, line 4: 3 fields, but 4 columns",
                        "sales.csv, line 5: location_id is n9, which stores.csv does not have",
                        "sales.csv, line 5: item_id is milk, which products.csv does not have",
                        "sales.csv, line 5: units is -4, but must be a number from 0 to 100000 with at most 3 decimals",
                        "sales.csv, line 6: item_id is milk, which products.csv does not have",
                        "sales.csv, line 6: units is NaN, but must be a number from 0 to 100000 with at most 3 decimals");
    }

    @Test
    void theFirstDefectsAreTellingAndTheReportHasAll() throws IOException {
        Path samples = SAMPLES.resolve("defective");
        Defects defects = new CsvCheck(samples).run();
        Path report = folder.resolve("log/report.csv");
        defects.write(report);

        assertThat(ImportCsvJobConfiguration.refused(samples, defects, report))
                .hasMessageStartingWith("16 defects in " + samples + ", nothing was loaded:\n  stores.csv, line 2: ")
                .hasMessageEndingWith("\n  and 6 more")
                .extracting("remedy")
                .asString()
                .contains(report.toString());
        assertThat(Files.readAllLines(report)).hasSize(17).contains("sales.csv,3,\"the quotes do not match\"");
    }

    @Test
    void anEmptyFolderLacksTheNeededFiles() throws IOException {
        assertThat(new CsvCheck(folder).run().all())
                .extracting(Defects.Defect::file)
                .containsExactly("stores.csv", "products.csv", "suppliers.csv", "supply_terms.csv", "sales.csv");
    }

    @Test
    void theSameDayByHourAndWithoutHourAreTwoLines() throws IOException {
        copyGood();
        Files.writeString(folder.resolve("sales.csv"), """
                location_id,item_id,date,hour,units
                n1,milk,2026-11-22,,4
                n1,milk,2026-11-22,9,4
                n1,milk,2026-11-22,9,5
                """);
        assertThat(new CsvCheck(folder).run().all())
                .containsExactly(new Defects.Defect(
                        "sales.csv", 4, "location_id, item_id, date, hour n1, milk, 2026-11-22, 9 is there twice"));
    }

    @Test
    void whatTheDatabaseWouldRefuseIsToldWithFileAndLine() throws IOException {
        copyGood();
        Files.writeString(folder.resolve("stores.csv"), """
                location_id,name,time_zone,currency
                n1,North,Europe/Berlin,EUR
                "n1,n2",Both,Europe/Berlin,EUR
                *,All,Europe/Berlin,EUR
                n*,Starred,Europe/Berlin,EUR
                """);
        Files.writeString(folder.resolve("products.csv"), """
                item_id,name,department,category,introduced_on,delisted_on
                milk,Milk,Dairy,Milk,2026-01-01,2026-01-02
                cream,Cream,Dairy,Milk,2026-01-01,2026-01-01
                """);
        assertThat(new CsvCheck(folder).run().all())
                .extracting(Defects.Defect::toString)
                .filteredOn(defect -> defect.startsWith("stores.csv") || defect.startsWith("products.csv"))
                .containsExactly(
                        "stores.csv, line 3: location_id is n1,n2, but must be 1 to 64 characters without a comma, and not * alone",
                        "stores.csv, line 4: location_id is *, but must be 1 to 64 characters without a comma, and not * alone",
                        "products.csv, line 3: delisted_on is 2026-01-01, not after introduced_on 2026-01-01");
    }

    @Test
    void bytesThatAreNoTextAreADefect() throws IOException {
        copyGood();
        Files.write(folder.resolve("suppliers.csv"), new byte[] {
            's',
            'u',
            'p',
            'p',
            'l',
            'i',
            'e',
            'r',
            '_',
            'i',
            'd',
            ',',
            'n',
            'a',
            'm',
            'e',
            '\n',
            's',
            '1',
            ',',
            (byte) 0xfc,
            '\n'
        });
        assertThat(new CsvCheck(folder).run().all())
                .containsExactly(new Defects.Defect("suppliers.csv", 2, "name is \uFFFD, but must be readable text"));
    }

    @Test
    void fieldsMayBeQuoted() {
        assertThat(CsvReader.split("a,\"b, \"\"c\"\"\", d ,"))
                .isEqualTo(Optional.of(List.of("a", "b, \"c\"", "d", "")));
        assertThat(CsvReader.split("a,\"b\"c")).isEmpty();
        assertThat(CsvReader.split("\"\"")).isEqualTo(Optional.of(List.of("")));
        assertThat(CsvReader.split("\"a\",")).isEqualTo(Optional.of(List.of("a", "")));
    }

    private void copyGood() throws IOException {
        for (String name : List.of("stores.csv", "products.csv", "suppliers.csv", "supply_terms.csv", "sales.csv")) {
            Files.copy(SAMPLES.resolve("good").resolve(name), folder.resolve(name));
        }
    }
}
