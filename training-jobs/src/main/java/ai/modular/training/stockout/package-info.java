/** Trains the risk of running out: two routes to a probability, what it means, and which one is right most often. */
package ai.modular.training.stockout;
