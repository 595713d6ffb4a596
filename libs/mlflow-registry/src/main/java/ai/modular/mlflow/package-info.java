/** The model registry of {@code contracts}, over MLflow. */
package ai.modular.mlflow;
