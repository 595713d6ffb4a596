/** The figures of a trading day: service, lost sales, waste, stock and forecast by store, department and supplier. */
package ai.modular.scoring.outcome;
