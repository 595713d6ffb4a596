package ai.modular.web;

import ai.modular.contracts.error.ModularException;
import ai.modular.operations.configuration.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What people look at: today's order, products, runs, models.
 *
 * <pre>java -Dmodularai.root=. -cp 'dist/web/*' ai.modular.web.ReportsWeb</pre>
 *
 * Reads the settings that every part of the platform reads and connects as the web role. An argument {@code --server.port=…} wins over
 * {@code web.port}. Health and info are served on a port of their own, 127.0.0.1 and {@code --management.server.port=…} (default: any free one).
 */
@SpringBootApplication(exclude = {BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class})
public class ReportsWeb {

    public static void main(String[] arguments) {
        try {
            start(settings(), arguments);
        } catch (ModularException e) {
            System.err.printf("error: %s%nwhat to do: %s%n", e.getMessage(), e.remedy());
            System.exit(e.exitCode().code());
        }
    }

    /** The folder that holds {@code conf/}: system property {@code modularai.root}, else the current one. */
    public static Path root() {
        return Path.of(System.getProperty("modularai.root", ""));
    }

    public static Settings settings() {
        return Settings.load(root(), System.getenv());
    }

    /**
     * @throws ai.modular.contracts.error.ServiceUnreachable if the database does not answer
     * @throws ai.modular.contracts.error.UserError if the web role could see every store's rows
     */
    public static ConfigurableApplicationContext start(Settings settings, String... arguments) {
        DatabaseCheck.of(settings).run();
        return new SpringApplicationBuilder(ReportsWeb.class)
                .properties(properties(settings))
                .run(arguments);
    }

    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.web().port());
        properties.put("spring.datasource.url", settings.postgres().url());
        properties.put("spring.datasource.username", settings.postgres().web().user());
        properties.put("spring.datasource.password", settings.postgres().web().password());
        return properties;
    }
}
