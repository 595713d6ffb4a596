package ai.modular.mlflow;

import ai.modular.contracts.model.ModelRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Gives jobs the model registry. Properties: {@code modularai.mlflow.uri}, {@code modularai.home} (downloaded models are kept in its folder
 * {@code cache/models}), {@code modularai.retry.attempts} and {@code modularai.retry.delay} (ISO-8601), {@code modularai.mlflow.timeout}.
 * Nothing is asked of the server before the first call.
 */
@Configuration(proxyBeanMethods = false)
public class MlflowRegistryConfiguration {

    @Bean
    public ModelRegistry modelRegistry(Environment properties) {
        RetryPolicy standard = RetryPolicy.standard();
        return new MlflowRegistry(
                URI.create(properties.getRequiredProperty("modularai.mlflow.uri")),
                Path.of(properties.getProperty("modularai.home", ".modularai"), "cache", "models"),
                new RetryPolicy(
                        properties.getProperty("modularai.retry.attempts", Integer.class, standard.attempts()),
                        duration(properties, "modularai.retry.delay", standard.delay()),
                        duration(properties, "modularai.mlflow.timeout", standard.timeout())));
    }

    private static Duration duration(Environment properties, String key, Duration otherwise) {
        String value = properties.getProperty(key);
        return value == null ? otherwise : Duration.parse(value);
    }
}
