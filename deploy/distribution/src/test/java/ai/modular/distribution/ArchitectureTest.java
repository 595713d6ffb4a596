package ai.modular.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom; each rule says why it is there. */
class ArchitectureTest {

    private static final JavaClasses PLATFORM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ai.modular");

    static final ArchRule CONTRACTS_KNOW_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("ai.modular.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "ai.modular.contracts..")
            .because("a model or a job of a user's own compiles against contracts, and must not inherit our libraries");

    static final ArchRule MODELS_KNOW_NEITHER_SPARK_NOR_SPRING = noClasses()
            .that()
            .resideInAPackage("ai.modular.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..", "org.springframework..", "ai.modular.spark..", "ai.modular.operations..")
            .because("the arithmetic is tested, benchmarked and used by the web without a cluster");

    static final ArchRule SPARK_IS_DOMAIN_NEUTRAL = noClasses()
            .that()
            .resideInAPackage("ai.modular.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.modular.grocery..", "ai.modular.operations..")
            .because("jobs hand their schemas in; the same lake can hold spare parts");

    static final ArchRule OPERATIONS_RUN_WITHOUT_SPARK = noClasses()
            .that()
            .resideInAnyPackage(
                    "ai.modular.operations..", "ai.modular.cli..", "ai.modular.localstack..", "ai.modular.mlflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "ai.modular.spark..", "ai.modular.grocery..")
            .because("the command line, the scheduler and the web start fast and have no Spark on their class path");

    static final ArchRule ETL_KNOWS_NO_OTHER_JOBS = jobsDoNotKnow("etl", "training", "scoring");

    static final ArchRule TRAINING_KNOWS_NO_OTHER_JOBS = jobsDoNotKnow("training", "etl", "scoring");

    static final ArchRule SCORING_KNOWS_NO_OTHER_JOBS = jobsDoNotKnow("scoring", "etl", "training");

    static final ArchRule THE_COMMAND_LINE_MEETS_JOBS_AT_RUN_TIME = noClasses()
            .that()
            .resideInAPackage("ai.modular.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.modular.etl..", "ai.modular.training..", "ai.modular.scoring..", "ai.modular.bench..")
            .because("a job is added by putting its jar on the class path");

    static final ArchRule NOBODY_ASKS_THE_CLOCK_FOR_A_DATE = noClasses()
            .that()
            .resideInAnyPackage(
                    "ai.modular.etl..", "ai.modular.training..", "ai.modular.scoring..", "ai.modular.models..")
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .because("a rerun of an old date gives the same answer");

    private static ArchRule jobsDoNotKnow(String jobs, String... others) {
        return noClasses()
                .that()
                .resideInAPackage("ai.modular.%s..".formatted(jobs))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.modular.%s..".formatted(others[0]), "ai.modular.%s..".formatted(others[1]))
                .because("jobs meet only at lake tables, PostgreSQL and the registry, so that each can be rerun alone");
    }

    private static final ArchRule NAMING_A_BENCHMARK_LOADS_NO_SPARK = noFields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .implement("ai.modular.contracts.job.Benchmark")
            .should()
            .haveRawType(JavaClass.Predicates.resideInAPackage("org.apache.spark.."))
            .because("every command makes all benchmarks, and starts in less than two seconds");

    /** Ordinary tests of Jupiter: Surefire neither counts nor reports those of ArchUnit's own engine. */
    @TestFactory
    Stream<DynamicTest> everyoneKnowsOnlyWhomTheyMay() {
        return Stream.of(
                        CONTRACTS_KNOW_THE_JDK_ONLY,
                        MODELS_KNOW_NEITHER_SPARK_NOR_SPRING,
                        SPARK_IS_DOMAIN_NEUTRAL,
                        OPERATIONS_RUN_WITHOUT_SPARK,
                        ETL_KNOWS_NO_OTHER_JOBS,
                        TRAINING_KNOWS_NO_OTHER_JOBS,
                        SCORING_KNOWS_NO_OTHER_JOBS,
                        THE_COMMAND_LINE_MEETS_JOBS_AT_RUN_TIME,
                        NAMING_A_BENCHMARK_LOADS_NO_SPARK,
                        NOBODY_ASKS_THE_CLOCK_FOR_A_DATE)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PLATFORM)));
    }
}
