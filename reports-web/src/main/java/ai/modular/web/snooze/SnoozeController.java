package ai.modular.web.snooze;

import ai.modular.models.wording.Format;
import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Stores;
import ai.modular.web.access.Viewer;
import ai.modular.web.access.ViewerWrites;
import ai.modular.web.decision.Back;
import ai.modular.web.decision.Refused;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts the order of a product to rest, or wakes it; the next night obeys. */
@Controller
class SnoozeController {

    private final ViewerWrites writes;
    private final Words words;

    SnoozeController(ViewerWrites writes, Words words) {
        this.writes = writes;
        this.words = words;
    }

    @PostMapping("/snooze")
    String snooze(
            @RequestParam String store,
            @RequestParam String item,
            @RequestParam String action,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        Viewer viewer = CurrentViewer.get();
        try {
            after.addFlashAttribute("done", writes.write(viewer, jdbc -> {
                LocalDate night = night(jdbc, store);
                Snoozes snoozes = new Snoozes(jdbc, store, product(jdbc, item));
                if (action.equals("wake")) {
                    return words.of(snoozes.wake(viewer) ? "snooze.woken" : "snooze.awake");
                }
                snoozes.rest(until, reason.replace("\0", "").strip(), night, viewer);
                return words.of("snooze.taken", Format.day(until));
            }));
        } catch (Refused refused) {
            Object[] readable = Arrays.stream(refused.arguments())
                    .map(value -> value instanceof LocalDate day ? Format.day(day) : value)
                    .toArray();
            after.addFlashAttribute("refused", words.of(refused.key(), readable));
        }
        return "redirect:" + Back.to(back);
    }

    private static LocalDate night(JdbcClient jdbc, String store) {
        Stores.find(jdbc, store.replace("\0", "")).orElseThrow(() -> new NotFound("store"));
        return Publication.newest(jdbc, store)
                .orElseThrow(() -> new NotFound("night"))
                .businessDate();
    }

    private static String product(JdbcClient jdbc, String item) {
        return jdbc.sql("SELECT item_id FROM retail.products WHERE item_id = :item")
                .param("item", item.replace("\0", ""))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("product"));
    }
}
