"""MLflow's tracking server on SQLite: 8 clients log batches of 1,000 points for a while."""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

CLIENTS, BATCH, BATCHES = 8, 1000, 10


def client(uri, run_id):
    import mlflow
    from mlflow.entities import Metric

    api = mlflow.MlflowClient(tracking_uri=uri)
    for batch in range(BATCHES):
        now = int(time.time() * 1000)
        points = [Metric("loss", 1.0 / (i + 1), now, batch * BATCH + i) for i in range(BATCH)]
        api.log_batch(run_id, metrics=points)


def main():
    folder = tempfile.mkdtemp()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    uri = f"http://127.0.0.1:{port}"
    mlflow_program = os.path.join(os.path.dirname(sys.executable), "mlflow")
    server = subprocess.Popen(
        [mlflow_program, "server", "--host", "127.0.0.1", "--port", str(port),
         "--backend-store-uri", f"sqlite:///{folder}/mlflow.db",
         "--artifacts-destination", folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        deadline = time.time() + 180
        while True:
            try:
                urllib.request.urlopen(uri + "/health", timeout=2)
                break
            except OSError:
                if time.time() > deadline:
                    raise
                time.sleep(0.5)
        import mlflow

        api = mlflow.MlflowClient(tracking_uri=uri)
        experiment = api.create_experiment("ingest")
        runs = [api.create_run(experiment).info.run_id for _ in range(CLIENTS)]
        workers = [multiprocessing.Process(target=client, args=(uri, run)) for run in runs]
        start = time.time()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        seconds = time.time() - start
        stored = sum(len(api.get_metric_history(run, "loss")) for run in runs)
        assert stored == CLIENTS * BATCH * BATCHES, stored
        print(json.dumps({"mlflow_points_per_second": stored / seconds}))
    finally:
        os.killpg(server.pid, 9)


if __name__ == "__main__":
    main()
