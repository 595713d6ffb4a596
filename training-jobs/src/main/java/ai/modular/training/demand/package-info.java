/** Trains the model of demand, proves it, and lets it become champion when it is better. */
package ai.modular.training.demand;
