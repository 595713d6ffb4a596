/** A site's own CSV files as the history of a chain; columns and rules in docs/import-csv.md. */
package ai.modular.etl.importcsv;
