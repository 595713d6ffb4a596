/** LightGBM, from rows in native memory to predictions. Knows nothing of what is learnt. */
package ai.modular.models.boosting;
