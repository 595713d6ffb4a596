/** What people's own quantities gained or lost against the proposals that they changed. */
package ai.modular.scoring.overrides;
