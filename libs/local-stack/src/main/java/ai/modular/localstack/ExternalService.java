package ai.modular.localstack;

import java.util.Map;
import java.util.OptionalLong;

/** A service that the site has elsewhere: asked, never started. */
final class ExternalService {

    private ExternalService() {}

    static ServiceStatus status(Service service, LocalStackOptions options) {
        String address = options.external(service);
        return new ServiceStatus(
                service.id(),
                address,
                answers(service, address, options.settings()),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static boolean answers(Service service, String address, Map<String, String> settings) {
        return switch (service) {
            case POSTGRES ->
                PostgresConnections.answers(
                        address,
                        settings.getOrDefault(DatabaseRole.JOB.userSetting(), DatabaseRole.JOB.user()),
                        settings.getOrDefault(DatabaseRole.JOB.passwordSetting(), ""));
            case KAFKA -> Health.kafka(address);
            case MONGO -> Health.mongo(address);
            case MLFLOW -> Health.http(address.replaceFirst("/+$", "") + "/health");
        };
    }
}
