/** Orders that somebody put to rest, by whichever door. */
package ai.modular.operations.snooze;
