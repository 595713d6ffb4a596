/** A year of the demo chain, whose true demand is known: recovered demand, forecasts and orders judged by it. */
package ai.modular.bench.demochain;
