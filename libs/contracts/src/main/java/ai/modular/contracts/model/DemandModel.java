package ai.modular.contracts.model;

import java.util.List;

/** A trained model of demand. It may hold native memory: close it. Safe for use by one thread at a time. */
public interface DemandModel extends AutoCloseable {

    /** Its name in the registry and on pages: {@code lightgbm-tweedie}. */
    String name();

    /** Forecasts a batch; result i belongs to series i. The planned days of each series give the horizon, the same for all. */
    List<DemandForecast> forecast(List<DemandSeries> batch);

    /**
     * Lag-one rank correlation of a series' daily forecast errors, 0 … 1: what joins the days when sample paths are drawn.
     *
     * @param group the item group, as in {@link DemandSeries#group()}
     */
    double dayCorrelation(String group);

    @Override
    void close();
}
