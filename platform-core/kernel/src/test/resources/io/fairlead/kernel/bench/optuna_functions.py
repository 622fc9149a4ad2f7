"""Searches an analytic function with Optuna: same functions, seeds and noise as the kernel.

Usage: optuna_functions.py STRATEGY SEED FUNCTION; prints a JSON object.
"""

import hashlib
import json
import math
import statistics
import struct
import sys
import warnings

import optuna

CHECKPOINTS = (50, 100, 200)
MASK = (1 << 64) - 1
HARTMANN_A = (
    (10, 3, 17, 3.5, 1.7, 8),
    (0.05, 10, 17, 0.1, 8, 14),
    (3, 3.5, 1.7, 10, 17, 8),
    (17, 8, 0.05, 10, 0.1, 14),
)
HARTMANN_P = (
    (0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886),
    (0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991),
    (0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650),
    (0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381),
)
HARTMANN_ALPHA = (1, 1.2, 3, 3.2)

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


def box(dimensions, low, high, function):
    return lambda trial: function(
        [trial.suggest_float(f"x{i}", low, high) for i in range(dimensions)]
    )


def branin(trial):
    x, y = trial.suggest_float("x0", -5, 10), trial.suggest_float("x1", 0, 15)
    slope = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return slope**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann6(x):
    return -sum(
        alpha * math.exp(-sum(a * (at - p) ** 2 for a, p, at in zip(*rows, x)))
        for alpha, *rows in zip(HARTMANN_ALPHA, HARTMANN_A, HARTMANN_P)
    )


def ackley(x):
    squares = sum(each * each for each in x) / len(x)
    waves = sum(math.cos(2 * math.pi * each) for each in x) / len(x)
    return 20 + math.e - 20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves)


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def mixed(trial):
    model = trial.suggest_categorical("model", ["linear", "forest", "network"])
    rate = math.log10(trial.suggest_float("rate", 1e-5, 1, log=True) / 0.003)
    if model == "linear":
        alpha = trial.suggest_float("alpha", 1e-4, 10, log=True)
        return 0.3 + math.log10(alpha) ** 2 / 20 + rate**2 / 50
    if model == "forest":
        trees = trial.suggest_int("trees", 10, 1_000, log=True)
        depth = trial.suggest_int("depth", 1, 12)
        return 0.15 + math.log10(trees / 400) ** 2 / 5 + (depth - 8) ** 2 / 100 + rate**2 / 50
    layers = trial.suggest_int("layers", 1, 4)
    units = trial.suggest_int("units", 8, 512, log=True)
    activation = trial.suggest_categorical("activation", ["relu", "tanh", "gelu", "elu"])
    dropout = trial.suggest_float("dropout", 0, 0.8)
    if activation == "elu":
        bend = (trial.suggest_float("slope", 0, 1) - 0.3) ** 2
    else:
        bend = {"gelu": 0.05, "relu": 0.1, "tanh": 0.2}[activation]
    return (
        (layers - 2) ** 2 / 10
        + math.log2(units / 64) ** 2 / 30
        + (dropout - 0.15) ** 2
        + rate**2 / 5
        + bend
    )


# name: (function of a trial, least value, deviation of the noise)
FUNCTIONS = {
    "branin": (branin, 0.39788735772973816, 0),
    "hartmann6": (box(6, 0, 1, hartmann6), -3.32236801141551, 0),
    "ackley10": (box(10, -20, 30, ackley), 0, 0),
    "rosenbrock10": (box(10, -5, 10, rosenbrock), 0, 0),
    "hartmann6_noisy": (box(6, 0, 1, hartmann6), -3.32236801141551, 0.3),
    "mixed": (mixed, 0, 0),
}


def search(name, strategy, seed):
    function, least, noise = FUNCTIONS[name]
    sampler = {
        "tpe": lambda: optuna.samplers.TPESampler(seed=seed),
        "gp": lambda: optuna.samplers.GPSampler(seed=seed),
        "cmaes": lambda: optuna.samplers.CmaEsSampler(seed=seed),
    }[strategy]()
    study = optuna.create_study(sampler=sampler)
    best, regret, observed = math.inf, math.nan, []
    for number in range(CHECKPOINTS[-1]):
        trial = study.ask()
        exact = function(trial)
        value = exact
        if noise:
            draw = 1e-12 + uniform(seed, "bench." + name, number)
            value += noise * statistics.NormalDist().inv_cdf(draw)
        study.tell(trial, value)
        if value < best:
            best, regret = value, exact - least
        if number + 1 in CHECKPOINTS:
            observed.append(regret)
    return {
        "strategy": "optuna-" + strategy,
        "function": name,
        "seed": seed,
        "observed": observed,
    }


def main():
    strategy, seed, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    print(json.dumps(search(name, strategy, seed)), flush=True)


if __name__ == "__main__":
    main()
