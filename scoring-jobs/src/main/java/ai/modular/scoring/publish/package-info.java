/** Brings a night's results to where they are read. */
package ai.modular.scoring.publish;
