/**
 * Forecasts of days on which an item is there from open to close, when many past days are not such days: the level of a day, which all items
 * share, apart from what is an item's own.
 */
package ai.modular.models.daylevel;
