/** What people decide on proposed lines: as proposed, another quantity with a reason, or nothing. */
package ai.modular.web.decision;
