package ai.modular.scoring.stockout;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.MlflowRegistryConfiguration;
import ai.modular.models.stockout.RiskModel;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.champion.Champion;
import ai.modular.scoring.champion.Champions;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Probability of running out, day by day, before an order placed now becomes sellable: by the champion of {@code stockout}, or, without one, by the
 * demand distribution run against projected stock.
 *
 * <pre>modularai run score-stockout --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_forecast}, {@code gold.stock_position} and {@code silver.supply_terms}, for a forest {@code gold.demand_history} and
 * {@code silver.sales_hours}; replaces the business date in {@code gold.stockout_risk} and {@code gold.skipped_series}. Without an answer from the
 * registry the last pinned model is used.
 */
@Configuration(proxyBeanMethods = false)
@Import({SparkConfiguration.class, MlflowRegistryConfiguration.class})
public class ScoreStockoutJobConfiguration implements JobModule {

    static final String NAME = "score-stockout";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Probability of running out before the next delivery";
    }

    @Bean
    Champions scoreStockoutChampions(
            ModelRegistry registry, RunInputs inputs, DataSource dataSource, PlatformTransactionManager transactions) {
        return new Champions(RiskModel.NAME, RiskModel.PROJECTED_STOCK, registry, inputs, dataSource, transactions);
    }

    @Bean
    Job scoreStockoutJob(JobRepository jobs, Step scoreStockoutRisk) {
        return new JobBuilder(NAME, jobs).start(scoreStockoutRisk).build();
    }

    @Bean
    Step scoreStockoutRisk(
            JobRepository jobs,
            RunContext run,
            Settings settings,
            Champions scoreStockoutChampions,
            ModelRegistry registry,
            Lake lake) {
        return new StepBuilder("risk", jobs)
                .tasklet((contribution, context) -> {
                    RunIdentity identity = run.identity();
                    Settings.Orders orders = settings.orders();
                    Champion champion = scoreStockoutChampions.choose();
                    String label = champion.label(RiskModel.PROJECTED_STOCK);
                    SeriesRisks risks = new SeriesRisks(
                            identity.businessDate(),
                            orders.paths(),
                            orders.seed(),
                            new CriticalRatio(
                                    orders.serviceLevel(), orders.minimumServiceLevel(), orders.maximumServiceLevel()),
                            champion.version()
                                    .map(version -> RiskModel.load(registry.fetch(version)))
                                    .orElse(null),
                            label);
                    SeriesAccount account =
                            new RiskTables(lake, identity.businessDate(), identity.stores()).replace(risks);
                    Failpoint.reach("score-stockout.after-delta");
                    run.progress().say("risk of %s by %s".formatted(account.inWords(), label));
                    contribution.incrementWriteCount(account.out());
                    contribution.incrementFilterCount(account.skipped());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
