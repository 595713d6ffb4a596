/** What to order and why: stock over time, the risk of running out, quantities with their receipts. */
package ai.modular.models.inventory;
