"""Exact cosine top 10 with NumPy: a blocked matrix product and argpartition, the usual brute force. Arguments: FILE.npy QUERIES ROUNDS."""
import sys
import time

import numpy as np

path = sys.argv[1] if len(sys.argv) > 1 else "data/debian-minilm-20k.npy"
count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 15

vectors = np.load(path).astype(np.float32)
np.random.default_rng(1).shuffle(vectors)
queries, rows = vectors[:count], vectors[count:]


def search():
    unit_rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    unit_queries = queries / np.linalg.norm(queries, axis=1, keepdims=True)
    found = np.empty((count, 10), dtype=np.int64)
    for start in range(0, count, 256):
        scores = unit_queries[start:start + 256] @ unit_rows.T
        nearest = np.argpartition(-scores, 10, axis=1)[:, :10]
        order = np.argsort(-np.take_along_axis(scores, nearest, axis=1), axis=1)
        found[start:start + 256] = np.take_along_axis(nearest, order, axis=1)
    return found


clock, processor = [], []
for _ in range(rounds):
    start, used = time.perf_counter(), time.process_time()
    search()
    clock.append(time.perf_counter() - start)
    processor.append(time.process_time() - used)
flops = 2.0 * rows.shape[0] * rows.shape[1] * count
print(f"NumPy {np.__version__}: {rows.shape[0]} x {rows.shape[1]}, {count} queries")
print(f"  by the clock:      {flops / min(clock) / 1e9:4.0f} GFLOP/s, best pass {min(clock) * 1e3:.0f} ms")
print(f"  by processor time: {flops / min(processor) / 1e9:4.0f} GFLOP/s a processor")
