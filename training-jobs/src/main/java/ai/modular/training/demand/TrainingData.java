package ai.modular.training.demand;

import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;
import java.util.List;

/**
 * What a training learns from.
 *
 * @param series the sample, in the order of location and item
 * @param table the lake table that it was drawn from
 * @param version the table's version
 * @param filter which rows of it, in SQL
 * @param until the last day
 */
record TrainingData(List<DemandSeries> series, String table, long version, String filter, LocalDate until) {}
