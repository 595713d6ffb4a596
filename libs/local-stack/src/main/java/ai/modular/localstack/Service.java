package ai.modular.localstack;

import java.util.Arrays;

/** The backing services, with the name under which {@code status} lists them and the setting by which a site points to its own. */
public enum Service {
    POSTGRES("postgres", "PostgreSQL", "MODULARAI_POSTGRES_URL"),
    KAFKA("kafka", "Kafka", "MODULARAI_KAFKA_BROKERS"),
    MONGO("mongo", "MongoDB", "MODULARAI_MONGO_URI"),
    MLFLOW("mlflow", "MLflow", "MLFLOW_TRACKING_URI");

    private final String id;
    private final String title;
    private final String setting;

    Service(String id, String title, String setting) {
        this.id = id;
        this.title = title;
        this.setting = setting;
    }

    /** The service of this name. */
    static Service of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The setting that holds its address. */
    public String setting() {
        return setting;
    }
}
