package ai.modular.web.security;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks with every page whether the person may still come in, and in the same role: an account that was closed, or given another role, ends its session
 * with the next click and not when the session is old. One row by its key.
 */
class StillWelcome extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(StillWelcome.class);
    private static final String ROLE = "SELECT role FROM app.person WHERE person_id = ? AND enabled";

    private final JdbcClient jdbc;

    StillWelcome(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<Viewer> viewer = CurrentViewer.find();
            if (viewer.isPresent() && !isWelcome(viewer.get())) {
                new SecurityContextLogoutHandler()
                        .logout(
                                request,
                                response,
                                SecurityContextHolder.getContext().getAuthentication());
            }
        } catch (DataAccessException e) {
            LOG.error("PostgreSQL does not answer: {}", e.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isWelcome(Viewer viewer) {
        return jdbc.sql(ROLE)
                .param(viewer.personId())
                .query(String.class)
                .optional()
                .filter(viewer.role().name()::equals)
                .isPresent();
    }
}
