/** Orders for many series by week or day: demand distributions from the sales alone, and base-stock orders from them. */
package ai.modular.models.replenishment;
