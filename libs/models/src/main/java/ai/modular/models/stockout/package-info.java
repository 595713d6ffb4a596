/** Will a shelf be empty? Probabilities from what shelves, neighbours and sales looked like. Knows nothing of Spark. */
package ai.modular.models.stockout;
