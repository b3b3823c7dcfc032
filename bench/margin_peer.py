"""Margins of accounts as NumPy's users write them: margin_peer.py FOLDER PROCESSES. bench/margin.sh runs it."""

import multiprocessing
import pathlib
import sys
import time

import numpy as np

folder = pathlib.Path(sys.argv[1])
processes = int(sys.argv[2])
positions = 100
rows = np.fromfile(folder / "rows.i32", dtype="<i4").reshape(-1, positions)
quantities = np.fromfile(folder / "quantities.f64", dtype="<f8").reshape(-1, positions)
accounts = len(rows)


def margins(part):
    pnl, scan, first, last = part
    result = np.empty(last - first)
    for a in range(first, last):
        gains = quantities[a] @ pnl[rows[a]]
        result[a - first] = np.max(-gains) if scan else np.quantile(-gains, 0.99)
    return result


matrices = {}


def share(task):
    scenarios, first, last = task
    return margins((matrices[scenarios], scenarios == 16, first, last))


for scenarios in (2500, 16):
    matrices[scenarios] = np.fromfile(folder / f"pnl-{scenarios}.f64", dtype="<f8").reshape(-1, scenarios)

pool = None if processes == 1 else multiprocessing.get_context("fork").Pool(processes)


def run(tasks):
    return pool.map(share, tasks) if pool else [share(task) for task in tasks]


for scenarios in (2500, 16):
    cuts = np.linspace(0, accounts, processes + 1).astype(int)
    tasks = [(scenarios, int(a), int(b)) for a, b in zip(cuts[:-1], cuts[1:])]
    run([(scenarios, 0, 10)] * processes)
    start, cpu = time.perf_counter(), time.process_time()
    result = np.concatenate(run(tasks))
    seconds = time.perf_counter() - start
    processor = time.process_time() - cpu if processes == 1 else float("nan")
    side = "numpy" if processes == 1 else f"numpy{processes}"
    print(f"{side},{scenarios},{accounts},{seconds:.6f},{processor:.6f},nan", flush=True)
    result.tofile(folder / f"numpy-{scenarios}.f64")
