/** The order of a store to one supplier: what was decided, the document that is written of it, and its export. */
package ai.modular.web.sheet;
