/** What to order tomorrow, each quantity with its receipt. */
package ai.modular.scoring.orders;
