package ai.modular.grocery.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo chain at the close of a day: enough to simulate the next one.
 *
 * @param seed of the chain
 * @param end last day of the chain's first history
 * @param days length of that history
 * @param date the day that is closed
 * @param stores in the order of the chain
 */
public record DemoState(long seed, LocalDate end, int days, LocalDate date, List<StoreState> stores) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The chain at the close of its newest day. */
    public static DemoState of(DemoChain chain, LocalDate date, List<StoreState> stores) {
        return new DemoState(chain.seed(), chain.end(), chain.days(), date, stores);
    }

    public DemoChain chain() {
        return DemoChain.of(seed, end, days, stores.size());
    }

    /** The state of the day, or empty when that day was never simulated. */
    public static Optional<DemoState> load(Path home, LocalDate date) {
        Path file = file(home, date);
        return Files.exists(file) ? Optional.of(MAPPER.readValue(file, DemoState.class)) : Optional.empty();
    }

    /** Writes {@code <home>/demo/state-<date>.json}, all of it or nothing. */
    public void save(Path home) {
        Path file = file(home, date);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.getParent());
            MAPPER.writeValue(unfinished, this);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static Path file(Path home, LocalDate date) {
        return home.resolve("demo").resolve("state-" + date + ".json");
    }
}
