package ai.modular.web.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person who signed in, from the security context. */
public final class CurrentViewer {

    private CurrentViewer() {}

    /** Nobody before the sign-in. */
    public static Optional<Viewer> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person.viewer())
                : Optional.empty();
    }

    /** @throws IllegalStateException if nobody is signed in: the address is missing from the access rules */
    public static Viewer get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
