/** How days and people's own quantities turned out. */
package ai.modular.web.outcome;
