"""Makes the test files in this folder: pip install numpy pyarrow h5py, then python3 make.py. Row i, dimension d of every file is (7 i + 3 d) % 32 / 8 - 2."""
import h5py
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS, DIMENSIONS = 100, 6
i, d = np.meshgrid(np.arange(ROWS), np.arange(DIMENSIONS), indexing="ij")
rows = ((7 * i + 3 * d) % 32 / 8 - 2).astype(np.float32)
ids = pa.array(range(ROWS))


def table(**columns):
    return pa.table({"id": ids, **columns})


lists = pa.array(rows.tolist(), type=pa.list_(pa.float32()))
fixed = pa.array(rows.tolist(), type=pa.list_(pa.float32(), DIMENSIONS))
doubles = pa.array(rows.astype(np.float64).tolist(), type=pa.list_(pa.float64()))
halves = pa.array([list(row) for row in rows.astype(np.float16)], type=pa.list_(pa.float16()))
blobs = pa.array([row.tobytes() for row in rows], type=pa.binary(4 * DIMENSIONS))
texts = pa.array(["[" + ",".join(map(str, row)) + "]" for row in rows])
for codec in ["none", "snappy", "zstd", "gzip", "lz4"]:
    pq.write_table(table(embedding=lists), f"list-{codec}.parquet", compression=codec, row_group_size=40)
pq.write_table(table(embedding=lists), "list-brotli.parquet", compression="brotli")
pq.write_table(table(v=fixed), "fixed.parquet", data_page_version="2.0")
pq.write_table(table(other=doubles, Embedding=halves), "half.parquet")
pq.write_table(table(vector=doubles), "double.parquet")
pq.write_table(table(vector=blobs), "bytes.parquet")
pq.write_table(table(vector=texts), "text.parquet")
pq.write_table(table(**{f"d{k}": rows[:, k] for k in range(DIMENSIONS)}), "columns.parquet")
pq.write_table(table(name=texts), "no-vectors.parquet")
pq.write_table(table(a=lists, b=lists), "two-lists.parquet")
ragged = rows.tolist()
ragged[6] = ragged[6][:4]
pq.write_table(table(embedding=pa.array(ragged, type=pa.list_(pa.float32()))), "ragged.parquet")
holes = rows.tolist()
holes[8] = None
pq.write_table(table(embedding=pa.array(holes, type=pa.list_(pa.float32()))), "null-row.parquet")
holes = rows.tolist()
holes[3][2] = None
pq.write_table(table(embedding=pa.array(holes, type=pa.list_(pa.float32()))), "null-element.parquet")
pq.write_table(table(embedding=lists).slice(0, 0), "empty.parquet")

with h5py.File("plain.h5", "w") as f:
    f["vectors"] = rows
with h5py.File("chunked.h5", "w") as f:
    f.create_dataset("train", data=rows.astype(np.float64), chunks=(16, 4), compression="gzip", shuffle=True)
    f["test"] = rows[:5]
with h5py.File("half.hdf5", "w") as f:
    f["train"] = rows.astype(np.float16)
with h5py.File("bits.hdf5", "w") as f:
    f["train"] = rows > 0
with h5py.File("one-axis.h5", "w") as f:
    f["train"] = rows[0]
with h5py.File("several.h5", "w") as f:
    f["a"] = rows
    f["b"] = rows
with h5py.File("names.h5", "w") as f:
    f["train"] = np.array([[b"x", b"y"]])
with h5py.File("nan.h5", "w") as f:
    f["train"] = np.where(np.arange(ROWS)[:, None] == 6, np.nan, rows)
with h5py.File("latest.h5", "w", libver="latest") as f:
    f["train"] = rows
with h5py.File("too-new.h5", "w", libver="latest") as f:
    f["train"] = rows > 0

# The layout of ann-benchmarks, with neighbours by cosine, and the same with neighbours that are none.
random = np.random.default_rng(1)
train = random.integers(-64, 64, (400, 8)).astype(np.int8).astype(np.float32) / 16
test = random.integers(-64, 64, (60, 8)).astype(np.int8).astype(np.float32) / 16
unit = lambda a: a / np.linalg.norm(a.astype(np.float64), axis=1, keepdims=True)
distances = 1 - unit(test) @ unit(train).T
order = np.argsort(distances, axis=1)[:, :20]
for name, neighbours, distance in [("ann", order, "angular"), ("ann-wrong", (order + 1) % 400, "angular"), ("ann-odd", order, "x")]:
    with h5py.File(f"{name}.hdf5", "w") as f:
        f.attrs["distance"] = distance
        f.create_dataset("train", data=train.astype(np.float16), compression="gzip")
        f.create_dataset("test", data=test.astype(np.float16), compression="gzip")
        f.create_dataset("neighbors", data=neighbours.astype(np.int32), compression="gzip")
        f.create_dataset("distances", data=np.take_along_axis(distances, order, axis=1).astype(np.float32), compression="gzip")
