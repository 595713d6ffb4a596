/** Numbers, dates and receipts as people read them: one place for the words of the pages and of the command line. */
package ai.modular.models.wording;
