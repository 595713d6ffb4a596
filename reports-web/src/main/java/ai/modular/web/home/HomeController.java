package ai.modular.web.home;

import ai.modular.web.access.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first screen of each role. */
@Controller
class HomeController {

    @GetMapping("/")
    String home() {
        return switch (CurrentViewer.get().role()) {
            case MANAGER -> "redirect:/today";
            case ADMIN -> "redirect:/runs";
            case SCIENTIST -> "redirect:/models";
        };
    }
}
