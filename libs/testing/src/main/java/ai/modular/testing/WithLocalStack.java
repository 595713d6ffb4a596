package ai.modular.testing;

import ai.modular.localstack.Service;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against real services, started once and shared by all modules. Constructors and methods of the test may ask for
 *
 * <ul>
 *   <li>{@link TestDatabase}: a database of this test class alone, migrated;
 *   <li>{@link TestKafka}: the broker, with topic names of this class;
 *   <li>{@link TestMongo}: the server, with a database name of this class;
 *   <li>{@link TestMlflow}: the server, with experiment and model names of this class;
 *   <li>{@link TestServices}: all settings at once, as a child process or {@code Settings} takes them.
 * </ul>
 *
 * <pre>
 * &#64;WithLocalStack({Service.POSTGRES, Service.KAFKA})
 * class IngestEventsIT {
 *     IngestEventsIT(TestDatabase database, TestKafka kafka) { … }
 * </pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LocalStackExtension.class)
public @interface WithLocalStack {

    /** The services that the test needs. */
    Service[] value() default Service.POSTGRES;
}
