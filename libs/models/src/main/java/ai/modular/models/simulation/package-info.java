/** Stock over time under an ordering policy, period by period: what a policy would have cost. */
package ai.modular.models.simulation;
