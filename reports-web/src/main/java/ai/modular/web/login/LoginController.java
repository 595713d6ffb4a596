package ai.modular.web.login;

import ai.modular.web.access.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; who is signed in already goes on. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return CurrentViewer.find().isPresent() ? "redirect:/" : "login/login";
    }
}
