/** What trainings led to: champion against challenger. */
package ai.modular.web.training;
