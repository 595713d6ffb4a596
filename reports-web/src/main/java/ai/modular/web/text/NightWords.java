package ai.modular.web.text;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a reader must know about the night that is shown: how fresh it is, which model made it, what stood in for what. */
@Component
public class NightWords {

    private final Words words;
    private final Clock clock;

    public NightWords(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Whether a newer night should be there by now. */
    public boolean stale(Publication night, Store store) {
        return LocalDate.now(clock.withZone(store.zone())).isAfter(night.orderDay());
    }

    public List<String> facts(Publication night, Store store) {
        return List.of(
                model(night),
                words.of("night.revision", night.revision()),
                words.of("night.published", Format.minute(night.publishedAt(), store.zone())));
    }

    public List<String> notes(Publication night, Store store) {
        List<String> notes = new ArrayList<>();
        if (stale(night, store)) {
            notes.add(words.of("note.stale", Format.longDay(night.businessDate())));
        }
        night.notes().forEach(note -> notes.add(words.find("note." + note).orElse(note)));
        if (night.notes().isEmpty() && night.modelVersion().isEmpty()) {
            notes.add(words.of("note.NO_CHAMPION"));
        }
        if (night.notes().isEmpty() && !store.stockKnown()) {
            notes.add(words.of("note.STOCK_ASSUMED"));
        }
        return notes;
    }

    public String model(Publication night) {
        return night.modelVersion()
                .map(version -> words.of("night.model", night.modelName(), version))
                .orElse(words.of("night.no-model"));
    }
}
