package ai.modular.testing;

import ai.modular.localstack.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what {@link WithLocalStack} names, hands it to the test, and takes the class's data away after it. */
public final class LocalStackExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);

    private static final Map<Class<?>, Function<TestServices, Object>> OFFERED = Map.of(
            TestServices.class, services -> services,
            TestDatabase.class, TestServices::database,
            TestKafka.class, TestServices::kafka,
            TestMongo.class, TestServices::mongo,
            TestMlflow.class, TestServices::mlflow);

    /** Classes nested in a test share what it has. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (services(context) == null) {
            Class<?> test = context.getRequiredTestClass();
            Set<Service> wanted = wanted(test);
            TestHome.require(wanted);
            context.getStore(NAMESPACE).put(TestServices.class, new TestServices(test, wanted));
        }
    }

    private static Set<Service> wanted(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, WithLocalStack.class)
                .map(annotation -> EnumSet.copyOf(Arrays.asList(annotation.value())))
                .orElse(EnumSet.of(Service.POSTGRES));
    }

    private static TestServices services(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestServices.class, TestServices.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.get(parameter.getParameter().getType()).apply(services(context));
    }
}
