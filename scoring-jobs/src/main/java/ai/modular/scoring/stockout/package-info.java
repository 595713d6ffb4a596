/** The risk of running out before the next delivery. */
package ai.modular.scoring.stockout;
