/** Forecasts of sums: departments, stores, the chain. They see seasons and holidays that a single item is too noisy to show. */
package ai.modular.models.aggregate;
