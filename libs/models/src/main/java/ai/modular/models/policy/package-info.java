/** Ordering policies to be played against each other in {@link ai.modular.models.simulation.Simulation}. */
package ai.modular.models.policy;
