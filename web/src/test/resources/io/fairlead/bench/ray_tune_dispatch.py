"""Ray Tune with reused actors: trials that do nothing, on two CPUs."""

import json
import os
import time

os.environ["RAY_AIR_NEW_OUTPUT"] = "0"
os.environ["TUNE_DISABLE_AUTO_CALLBACK_LOGGERS"] = "1"

import ray
from ray import tune


class Noop(tune.Trainable):
    def setup(self, config):
        pass

    def step(self):
        return {"value": self.config_value(), "done": True}

    def config_value(self):
        return self.config["x"]

    def reset_config(self, new_config):
        self.config = new_config
        return True


def run(trials):
    tuner = tune.Tuner(
        tune.with_resources(Noop, {"cpu": 1}),
        param_space={"x": tune.uniform(0, 1)},
        tune_config=tune.TuneConfig(num_samples=trials, reuse_actors=True),
        run_config=tune.RunConfig(verbose=0),
    )
    start = time.time()
    results = tuner.fit()
    assert len(results) == trials
    return trials / (time.time() - start)


ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR", log_to_driver=False)
run(20)
print(json.dumps({"ray_tune_trials_per_second": run(500)}))
