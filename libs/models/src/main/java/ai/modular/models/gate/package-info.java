/** Whether a trained model may take the place of the present one: paired folds in, a verdict with one reason per rule out. Knows no task and no registry. */
package ai.modular.models.gate;
