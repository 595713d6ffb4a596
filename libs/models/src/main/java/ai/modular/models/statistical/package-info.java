/**
 * Models of one series, each fitted alone: exponential smoothing with automatic choice, theta, models of intermittent demand, climatology, the best
 * of them and their weighted mean. Made for many series: arrays of doubles, states in closed form, few passes over a series.
 */
package ai.modular.models.statistical;
