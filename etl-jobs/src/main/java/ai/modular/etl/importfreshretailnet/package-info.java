/** FreshRetailNet-50K as the history of a chain. */
package ai.modular.etl.importfreshretailnet;
