/** Orders that somebody put to rest: nights propose nothing before a day. */
package ai.modular.web.snooze;
