package ai.modular.localstack;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/** One thing in each service, written and read as its clients do. */
final class Samples {

    private static final TopicPartition TOPIC = new TopicPartition("kept", 0);
    private static final long LONG_AGO = 1_500_000_000_000L;

    private final Map<String, String> settings;

    Samples(Map<String, String> settings) {
        this.settings = settings;
    }

    void write() throws Exception {
        try (Connection connection = owner()) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 'row' AS word");
        }
        writeEvent();
        try (MongoClient client = mongo()) {
            client.getDatabase("modularai").getCollection("kept").insertOne(new Document("_id", "document"));
        }
        if (mlflow("create", "{\"name\": \"kept\"}") != 200) {
            throw new IllegalStateException("MLflow refused an experiment");
        }
        // The documents are brought to disk a tenth of a second later.
        Thread.sleep(500);
    }

    private void writeEvent() throws ExecutionException, InterruptedException {
        Map<String, Object> properties = Map.of("bootstrap.servers", settings.get("MODULARAI_KAFKA_BROKERS"));
        StringSerializer text = new StringSerializer();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(properties, text, text)) {
            producer.send(new ProducerRecord<>(TOPIC.topic(), TOPIC.partition(), LONG_AGO, "key", "event"))
                    .get();
        }
    }

    String inPostgres() throws SQLException {
        try (Connection connection = owner();
                var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    String inKafka() {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", settings.get("MODULARAI_KAFKA_BROKERS"), "auto.offset.reset", "earliest");
        StringDeserializer text = new StringDeserializer();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties, text, text)) {
            consumer.assign(List.of(TOPIC));
            return consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
        }
    }

    String inMongo() {
        try (MongoClient client = mongo()) {
            return client.getDatabase("modularai")
                    .getCollection("kept")
                    .find()
                    .first()
                    .getString("_id");
        }
    }

    /** The status with which the experiment is found by its name. */
    int inMlflow() throws IOException {
        return mlflow("get-by-name?experiment_name=kept", null);
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                settings.get("MODULARAI_POSTGRES_URL"),
                settings.get("MODULARAI_POSTGRES_OWNER_USER"),
                settings.get("MODULARAI_POSTGRES_OWNER_PASSWORD"));
    }

    private MongoClient mongo() {
        return MongoClients.create(settings.get("MODULARAI_MONGO_URI"));
    }

    private int mlflow(String call, String body) throws IOException {
        URI address = URI.create(settings.get("MLFLOW_TRACKING_URI") + "/api/2.0/mlflow/experiments/" + call);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        return connection.getResponseCode();
    }
}
