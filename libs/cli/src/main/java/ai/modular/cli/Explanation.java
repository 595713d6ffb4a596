package ai.modular.cli;

import ai.modular.models.inventory.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What was published of a product in a store.
 *
 * @param lines one per delivery; usually one
 * @param skipped why there is no line: job and reason
 */
record Explanation(Place place, Night night, List<Line> lines, List<String> skipped) {

    record Place(String locationId, String store, ZoneId zone, String itemId, String product) {}

    /**
     * @param newest the newest published date of the store
     * @param modelVersion empty when no trained model stood behind it
     */
    record Night(
            LocalDate date,
            LocalDate newest,
            int revision,
            String model,
            Optional<String> modelVersion,
            List<String> notes,
            Instant publishedAt) {}

    record Line(
            String supplier,
            LocalDate delivery,
            BigDecimal quantity,
            String unit,
            BigDecimal unitCost,
            String currency,
            Double daysOfCover,
            double risk,
            double expectedLost,
            List<String> exceptions,
            Receipt receipt) {}
}
