package ai.modular.cli;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.operations.run.RunMode;
import ai.modular.operations.run.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads real data as the history of a chain. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Loads data of your own or a public set as the history of the chain; afterwards the same night runs on it.")
final class ImportCommand implements Runnable {

    private static final LocalDate FRESHRETAILNET_END = LocalDate.of(2024, 6, 18);

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "csv (docs/import-csv.md) or freshretailnet.")
    private String format;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder with the files.")
    private Path folder;

    @Option(names = "--date", description = "The last closed trading day in the data, yyyy-mm-dd.")
    private LocalDate date;

    @Option(names = "--series", description = "Only about so many series, whole stores (freshretailnet).")
    private Integer series;

    @Override
    public void run() {
        if (!format.equals("csv") && !format.equals("freshretailnet")) {
            throw new CommandLineError("format is %s".formatted(format), "The formats are csv and freshretailnet.");
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandLineError("%s is not a folder".formatted(folder), "Name the folder that holds the files.");
        }
        LocalDate day = lastDay();
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("path", folder.toAbsolutePath().normalize().toString());
        if (series != null) {
            parameters.put("series", series.toString());
        }
        workspace
                .runner()
                .run(new RunRequest(
                        "import-" + format,
                        day,
                        OptionalInt.empty(),
                        new TreeSet<>(),
                        RunMode.AUTO,
                        false,
                        parameters));
    }

    private LocalDate lastDay() {
        if (date != null) {
            return date;
        }
        if (format.equals("freshretailnet")) {
            return FRESHRETAILNET_END;
        }
        throw new CommandLineError("--date is missing", "Name the last closed trading day of the files.");
    }
}
