/** Forecasts of series that agree with forecasts of their sums, on the tree chain > store > department of a store > series. */
package ai.modular.models.hierarchy;
