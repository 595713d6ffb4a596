/** Demand history: sales by hour, censoring undone, stock position. */
package ai.modular.etl.demandhistory;
