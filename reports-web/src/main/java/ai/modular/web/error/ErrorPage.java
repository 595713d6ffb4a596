package ai.modular.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, in words, and what to do next. Never a stack trace, never what was typed. */
@Controller
class ErrorPage implements ErrorController {

    private static final Set<Integer> WORDED = Set.of(400, 403, 404, 405, 500, 503);

    @RequestMapping("/error")
    String error(HttpServletRequest request, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        model.addAttribute("status", status);
        model.addAttribute("words", WORDED.contains(status) ? status : status < 500 ? 400 : 500);
        return "error/error";
    }
}
