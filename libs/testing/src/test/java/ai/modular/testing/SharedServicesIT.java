package ai.modular.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.modular.localstack.Service;
import ai.modular.localstack.ServiceStatus;
import org.junit.jupiter.api.Test;

@WithLocalStack({Service.POSTGRES, Service.KAFKA, Service.MONGO, Service.MLFLOW})
class SharedServicesIT {

    @Test
    void allOfThemAnswer() {
        assertThat(TestHome.stack().status())
                .extracting(ServiceStatus::name, ServiceStatus::healthy)
                .containsExactly(
                        tuple("postgres", true), tuple("kafka", true), tuple("mongo", true), tuple("mlflow", true));
    }

    @Test
    void namesAreOfThisClassAlone(TestKafka kafka, TestMongo mongo, TestMlflow mlflow, TestDatabase database) {
        String mine = database.name();
        assertThat(mine)
                .matches("test_%d_\\d+_sharedservicesit"
                        .formatted(ProcessHandle.current().pid()));
        assertThat(kafka.topic("events")).isEqualTo(mine + ".events");
        assertThat(mongo.database()).isEqualTo(mine);
        assertThat(mlflow.name("demand")).isEqualTo(mine + ".demand");
    }

    @Test
    void theSettingsLeadToThisClasssDatabaseAndTheSharedServices(
            TestServices services, TestDatabase database, TestKafka kafka, TestMongo mongo, TestMlflow mlflow) {
        assertThat(services.settings())
                .hasSize(14)
                .containsEntry("MODULARAI_POSTGRES_URL", database.jdbcUrl())
                .containsEntry("MODULARAI_POSTGRES_JOB_USER", "modularai_job")
                .containsEntry("MODULARAI_KAFKA_BROKERS", kafka.brokers())
                .containsEntry("MODULARAI_MONGO_URI", mongo.uri())
                .containsEntry("MLFLOW_TRACKING_URI", mlflow.uri());
    }
}
