/** Pictures for the registry. */
package ai.modular.training.chart;
