/** What every training leaves behind, whatever it trains: provenance, the tracked run, files, the verdict of the gate. */
package ai.modular.training.record;
