/** Series in = series out + series named in {@code gold.skipped_series}: what every scoring job proves before it ends. */
package ai.modular.scoring.accounting;
