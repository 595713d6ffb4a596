/** Brings the simulated demo chain to where a real one would be: PostgreSQL, MongoDB, Kafka, and its older history to the lake. */
package ai.modular.etl.demochain;
