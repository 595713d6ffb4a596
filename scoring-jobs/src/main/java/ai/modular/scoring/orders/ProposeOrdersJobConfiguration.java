package ai.modular.scoring.orders;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What to order: up to the demand until the next order becomes sellable, at the critical ratio, on the projected stock, in whole packs.
 *
 * <pre>modularai run propose-orders --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_forecast}, {@code gold.stock_position}, {@code silver.supply_terms}, items, locations, prices and promotions;
 * replaces the business date in {@code gold.order_proposal} and {@code gold.skipped_series}. Settings: {@code orders.*}.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class ProposeOrdersJobConfiguration implements JobModule {

    static final String NAME = "propose-orders";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Proposes tomorrow's orders, each quantity with its receipt";
    }

    @Bean
    Job proposeOrdersJob(JobRepository jobs, Step proposeOrdersProposals) {
        return new JobBuilder(NAME, jobs).start(proposeOrdersProposals).build();
    }

    @Bean
    Step proposeOrdersProposals(JobRepository jobs, RunContext run, Settings settings, Lake lake) {
        return new StepBuilder("proposals", jobs)
                .tasklet((contribution, context) -> {
                    RunIdentity identity = run.identity();
                    Settings.Orders orders = settings.orders();
                    SeriesProposals proposals = new SeriesProposals(
                            identity.businessDate(),
                            orders.paths(),
                            orders.seed(),
                            new CriticalRatio(
                                    orders.serviceLevel(), orders.minimumServiceLevel(), orders.maximumServiceLevel()));
                    SeriesAccount account =
                            new ProposalTables(lake, identity.businessDate(), identity.stores()).replace(proposals);
                    Failpoint.reach("propose-orders.after-delta");
                    run.progress().say("orders for " + account.inWords());
                    contribution.incrementWriteCount(account.out());
                    contribution.incrementFilterCount(account.skipped());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
