package ai.modular.cli.plan;

import ai.modular.contracts.error.UserError;
import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.Term;
import ai.modular.models.inventory.TermCode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the orders with their receipts: from {@code expected_demand} to {@code minimum} the columns of a line add up to its quantity. */
final class PlanFile {

    private static final List<String> AFTER =
            List.of("critical_ratio", "stockout_risk", "expected_lost", "periods_of_cover", "exceptions");

    /** The terms that files of one's own can lead to: suppliers, shelves and costs of waste do not stand in them. */
    private static final List<TermCode> TERMS = List.of(
            TermCode.EXPECTED_DEMAND,
            TermCode.LOST_BEFORE_DELIVERY,
            TermCode.SAFETY_STOCK,
            TermCode.ON_HAND,
            TermCode.EXPIRES_UNSOLD,
            TermCode.ON_ORDER,
            TermCode.NOT_NEEDED,
            TermCode.PACK_ROUNDING,
            TermCode.MINIMUM);

    private PlanFile() {}

    static void write(Path file, List<String> ids, double[] criticalRatios, List<OrderProposal> proposals) {
        CsvSchema.Builder columns = CsvSchema.builder().addColumn("unique_id").addColumn("quantity");
        for (TermCode code : TERMS) {
            columns.addColumn(code.name().toLowerCase(Locale.ROOT));
        }
        AFTER.forEach(columns::addColumn);
        ObjectWriter lines = new CsvMapper().writer(columns.setUseHeader(true).build());
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            try (var writer = lines.writeValues(Files.newBufferedWriter(file))) {
                for (int i = 0; i < ids.size(); i++) {
                    writer.write(line(ids.get(i), criticalRatios[i], proposals.get(i)));
                }
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be written: %s".formatted(file, e), "Name a file in a folder that you may write.", e);
        }
    }

    private static List<String> line(String id, double criticalRatio, OrderProposal proposal) {
        Map<String, BigDecimal> values =
                proposal.receipt().terms().stream().collect(Collectors.toMap(Term::code, Term::value, BigDecimal::add));
        List<String> cells = new ArrayList<>(List.of(id, plain(proposal.quantity())));
        TERMS.stream()
                .map(code -> plain(values.getOrDefault(code.name(), BigDecimal.ZERO)))
                .forEach(cells::add);
        cells.add(decimals(criticalRatio));
        cells.add(decimals(proposal.risk()));
        cells.add(decimals(proposal.expectedLost()));
        cells.add(
                proposal.daysOfCover().isPresent()
                        ? decimals(proposal.daysOfCover().getAsDouble())
                        : "");
        cells.add(String.join(" ", proposal.exceptionCodes()));
        return cells;
    }

    private static String decimals(double value) {
        return plain(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
