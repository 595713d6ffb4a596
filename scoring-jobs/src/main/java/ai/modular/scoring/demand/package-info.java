/** Forecasts demand with the pinned champion. */
package ai.modular.scoring.demand;
