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
                Publication night = night(jdbc, withoutNul(store));
                Snoozes snoozes = new Snoozes(jdbc, night.locationId(), withoutNul(item));
                if (action.equals("wake")) {
                    return words.of(snoozes.wake(viewer) ? "snooze.woken" : "snooze.awake");
                }
                snoozes.rest(until, withoutNul(reason).strip(), night.businessDate(), viewer);
                return words.of("snooze.taken", Format.day(until));
            }));
        } catch (Refused refused) {
            after.addFlashAttribute("refused", words.of(refused.key(), refused.arguments()));
        }
        return "redirect:" + Back.to(back);
    }

    private static Publication night(JdbcClient jdbc, String locationId) {
        Stores.find(jdbc, locationId).orElseThrow(() -> new NotFound("store"));
        return Publication.newest(jdbc, locationId).orElseThrow(() -> new NotFound("night"));
    }

    /** PostgreSQL's text takes no NUL. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}
