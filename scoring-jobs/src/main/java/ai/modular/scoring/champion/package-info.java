/** Which registered model a run scores with, and why. */
package ai.modular.scoring.champion;
