/** How the forecasts turned out: accuracy and bias by segment, drift, and the series that were furthest off. */
package ai.modular.scoring.accuracy;
