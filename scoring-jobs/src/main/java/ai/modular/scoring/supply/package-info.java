/** Forecast, stock and supply terms of a series, side by side: what the risk of running out and the order are made of. */
package ai.modular.scoring.supply;
