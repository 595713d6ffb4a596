"""What a user would pick instead of our models of single series, on the same series.

    python peers.py FOLDER HORIZON

Reads FOLDER/known.csv (a line per series: name, then its days, oldest first). Writes FOLDER/MODEL.csv for each model (name, then the forecast days) and
FOLDER/costs.json. Each model runs in a process of its own on one thread. Core-seconds begin after a warm-up on twenty series, so that neither imports
nor compilation count. Negative forecasts are set to 0, as ours are.
"""

import os

for name in ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import multiprocessing
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy
import pandas

SEASON = 7
WARM_UP = 20
# The date of d_1762
FIRST_DAY = pandas.Timestamp("2015-11-25")


def statsforecast(make):
    def run(frame, horizon):
        from statsforecast import StatsForecast
        from statsforecast.models import SeasonalNaive

        forecaster = StatsForecast(models=[make()], freq="D", n_jobs=1, fallback_model=SeasonalNaive(season_length=SEASON))
        return forecaster.forecast(df=frame, h=horizon)

    return run


def of(name, **arguments):
    def make():
        from statsforecast import models

        return getattr(models, name)(**arguments)

    return statsforecast(make)


def boosting(frame, horizon):
    """One LightGBM for all series, day by day: lags, rolling means, weekday."""
    from lightgbm import LGBMRegressor
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean

    model = LGBMRegressor(
        objective="tweedie", tweedie_variance_power=1.1, n_estimators=150, num_leaves=63, learning_rate=0.05, n_jobs=1, verbosity=-1, seed=1
    )
    forecaster = MLForecast(
        models={"LightGBM": model},
        freq="D",
        lags=[1, 2, 3, 4, 5, 6, 7, 14, 21, 28],
        lag_transforms={1: [RollingMean(7), RollingMean(28), RollingMean(56)], 7: [RollingMean(7), RollingMean(28)]},
        date_features=["dayofweek"],
        num_threads=1,
    )
    forecaster.fit(frame, static_features=[])
    return forecaster.predict(horizon)


def prophet(frame, horizon):
    """One Prophet per series: trend and week; half a year shows no season of the year."""
    import logging

    from prophet import Prophet

    logging.getLogger("cmdstanpy").disabled = True
    forecasts = []
    for name, series in frame.groupby("unique_id", sort=True):
        model = Prophet(yearly_seasonality=False, weekly_seasonality=True, daily_seasonality=False, uncertainty_samples=0)
        model.fit(series[["ds", "y"]], seed=1)
        forecast = model.predict(model.make_future_dataframe(horizon, include_history=False))[["ds", "yhat"]]
        forecasts.append(forecast.assign(unique_id=name)[["unique_id", "ds", "yhat"]])
    return pandas.concat(forecasts)


MODELS = {
    "AutoETS": of("AutoETS", season_length=SEASON),
    "SeasonalExponentialSmoothingOptimized": of("SeasonalExponentialSmoothingOptimized", season_length=SEASON),
    "DynamicOptimizedTheta": of("DynamicOptimizedTheta", season_length=SEASON),
    "CrostonOptimized": of("CrostonOptimized"),
    "CrostonSBA": of("CrostonSBA"),
    "TSB": of("TSB", alpha_d=0.1, alpha_p=0.1),
    "ADIDA": of("ADIDA"),
    "mlforecast-LightGBM": boosting,
    "Prophet": prophet,
}


def frame_of(names, known):
    days = known.shape[1]
    return pandas.DataFrame(
        {
            "unique_id": numpy.repeat(names, days),
            "ds": numpy.tile(pandas.date_range(FIRST_DAY, periods=days), len(names)),
            "y": known.ravel(),
        }
    )


def core_seconds():
    """Of this process and those that it started: Prophet's optimiser is a program of its own."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(folder, horizon, model, names, known, costs):
    warnings.simplefilter("ignore")
    MODELS[model](frame_of(names[:WARM_UP], known[:WARM_UP]), horizon)
    frame = frame_of(names, known)
    begin = core_seconds()
    forecast = MODELS[model](frame, horizon)
    cost = core_seconds() - begin
    forecast = forecast.sort_values(["unique_id", "ds"])
    values = forecast.iloc[:, -1].to_numpy(dtype=float).reshape(len(names), horizon).clip(min=0)
    by_name = dict(zip(sorted(names), values))
    with open(folder / f"{model}.csv", "w") as lines:
        for name in names:
            lines.write(name + "," + ",".join(repr(float(value)) for value in by_name[name]) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    costs.put({"model": model, "core_s": cost, "peak_mb": peak})


def main(folder, horizon):
    rows = [line.rstrip("\n").split(",") for line in open(folder / "known.csv")]
    names = [row[0] for row in rows]
    known = numpy.array([row[1:] for row in rows], dtype=float)
    context = multiprocessing.get_context("spawn")
    result = []
    for model in MODELS:
        costs = context.SimpleQueue()
        process = context.Process(target=measure, args=(folder, horizon, model, names, known, costs))
        process.start()
        process.join()
        if process.exitcode != 0:
            sys.exit(f"{model} ended with {process.exitcode}")
        result.append(costs.get())
        print(result[-1], flush=True)
    (folder / "costs.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
