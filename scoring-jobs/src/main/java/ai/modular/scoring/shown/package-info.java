/** Writes small result tables to PostgreSQL for the pages, outside of a publication. */
package ai.modular.scoring.shown;
