/** Forecasts of demand: a pooled LightGBM model, two statistical ones beside it, their training and backtest, and sample paths. */
package ai.modular.models.demand;
