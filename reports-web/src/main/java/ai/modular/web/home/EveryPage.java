package ai.modular.web.home;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page needs: who is signed in, where they can go, the nonce. */
@ControllerAdvice
class EveryPage {

    /** @param key of the bundle */
    record Place(String key, String path, boolean here) {}

    @ModelAttribute("viewer")
    Viewer viewer() {
        return CurrentViewer.find().orElse(null);
    }

    @ModelAttribute("places")
    List<Place> places(HttpServletRequest request) {
        return CurrentViewer.find()
                .map(viewer -> paths(viewer.role()).stream()
                        .map(path -> place(path, request.getRequestURI()))
                        .toList())
                .orElse(List.of());
    }

    @ModelAttribute("nonce")
    String nonce(HttpServletRequest request) {
        return (String) request.getAttribute("nonce");
    }

    private static List<String> paths(Viewer.Role role) {
        return switch (role) {
            case MANAGER -> List.of("today", "outcome", "accuracy");
            case ADMIN -> List.of("runs", "today", "outcome", "models", "accuracy");
            case SCIENTIST -> List.of("models", "accuracy", "outcome", "today");
        };
    }

    private static Place place(String path, String uri) {
        boolean here = uri.startsWith("/" + path)
                || path.equals("today") && List.of("/product", "/order").contains(uri);
        return new Place("place." + path, "/" + path, here);
    }
}
