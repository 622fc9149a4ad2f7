"""Searches the tables with Optuna: same tables, same seeds, same draws of training seeds as the kernel.

Usage: optuna_tables.py TABLES STRATEGY SEED; prints a JSON object a search.
"""

import csv
import gzip
import hashlib
import json
import math
import pathlib
import statistics
import struct
import sys
import warnings

import optuna

CURVE = range(5, 101, 5)
MASK = (1 << 64) - 1

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def uniform(seed, purpose, index):
    """The first double of the kernel's generator for this purpose."""
    head = struct.pack(">qq", seed, index)
    state = struct.unpack(">Q", hashlib.sha256(head + purpose.encode()).digest()[:8])[0]
    mixed = (state + 0x9E3779B97F4A7C15) & MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
    mixed ^= mixed >> 31
    return (mixed >> 11) * 2.0**-53


def key(text):
    try:
        return float(text)
    except ValueError:
        return text


class Table:
    def __init__(self, folder, index):
        self.name = index["name"]
        self.sign = 1 if index["direction"] == "minimize" else -1
        self.parameters = []
        for each in index["parameters"]:
            values = each["values"]
            ordered = each["type"] != "categorical" and all(
                isinstance(value, (int, float)) for value in values
            )
            places = {key(str(value)): place for place, value in enumerate(values)}
            self.parameters.append((each["name"], ordered, places))
        self.rows = {}
        with gzip.open(folder / index["file"], "rt") as file:
            for row in csv.DictReader(file):
                place = tuple(places[key(row[name])] for name, _, places in self.parameters)
                values = [row[column] for column in index["objective_columns"]]
                self.rows[place] = [float(value) for value in values if value.strip()]
        means = [self.sign * statistics.mean(row) for row in self.rows.values() if row]
        self.best = min(means)
        self.scale = statistics.median(means) - self.best

    def place(self, trial):
        return tuple(
            trial.suggest_int(name, 0, len(places) - 1)
            if ordered
            else trial.suggest_categorical(name, list(range(len(places))))
            for name, ordered, places in self.parameters
        )

    def train(self, place, seed, trial):
        row = self.rows.get(place)
        if not row:
            return math.nan
        return self.sign * row[int(uniform(seed, "bench." + self.name, trial) * len(row))]

    def regret(self, place):
        row = self.rows.get(place)
        return (self.sign * statistics.mean(row) - self.best) / self.scale if row else 1.0


def search(table, strategy, seed):
    sampler = {
        "tpe": lambda: optuna.samplers.TPESampler(seed=seed),
        "gp": lambda: optuna.samplers.GPSampler(seed=seed),
        "random": lambda: optuna.samplers.RandomSampler(seed=seed),
    }[strategy]()
    study = optuna.create_study(sampler=sampler)
    best, incumbent, observed = math.inf, 1.0, []
    for number in range(CURVE[-1]):
        trial = study.ask()
        place = table.place(trial)
        value = table.train(place, seed, number)
        if math.isnan(value):
            study.tell(trial, state=optuna.trial.TrialState.FAIL)
        else:
            study.tell(trial, value)
            if value < best:
                best, incumbent = value, table.regret(place)
        if number + 1 in CURVE:
            observed.append(incumbent)
    return {"strategy": "optuna-" + strategy, "table": table.name, "seed": seed, "observed": observed}


def main():
    folder, strategy, seed = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    for each in json.loads((folder / "index.json").read_text()):
        print(json.dumps(search(Table(folder, each), strategy, seed)), flush=True)


if __name__ == "__main__":
    main()
