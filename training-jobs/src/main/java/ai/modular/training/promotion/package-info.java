/** Puts the gate's verdict into effect in the registry, for the models of every task. */
package ai.modular.training.promotion;
