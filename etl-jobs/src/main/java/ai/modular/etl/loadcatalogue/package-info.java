/** Master data into the lake, as of the business date. */
package ai.modular.etl.loadcatalogue;
