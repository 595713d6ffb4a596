package ai.modular.models.hierarchy;

/**
 * A department of a store: the sum of its series, and the lowest node of the tree above them.
 *
 * @param group of the items
 * @param history units per day with censoring undone, oldest first, the last one on the origin; NaN where nothing is known. As long for all
 */
public record Department(String locationId, String group, double[] history) {}
