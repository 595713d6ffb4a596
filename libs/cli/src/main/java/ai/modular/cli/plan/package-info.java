/** Orders from files, without any service: {@code modularai plan}. */
package ai.modular.cli.plan;
