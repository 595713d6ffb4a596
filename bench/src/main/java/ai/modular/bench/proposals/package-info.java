/** How long proposals take, apart from Spark. */
package ai.modular.bench.proposals;
