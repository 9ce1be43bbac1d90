# The first graph of the micrograd lecture in NumPy, before training.
# It trains on from here and prints each iteration with its loss.

import numpy as np

a = np.float64(2.0)
b = np.float64(-3.0)
c = np.float64(10.0)
f = np.float64(-2.0)

learning_rate = -0.01

for iteration in range(0, 10):
    # Forward
    e = a * b
    d = e + c
    L = d * f

    # Zero
    dL_da = 0.0
    dL_db = 0.0
    dL_dc = 0.0
    dL_df = 0.0
    dL_de = 0.0
    dL_dd = 0.0
    dL_dL = 0.0

    # Backward
    dL_dL += 1.0
    dL_df += dL_dL * d
    dL_dd += dL_dL * f
    dL_dc += dL_dd
    dL_de += dL_dd
    dL_db += dL_de * a
    dL_da += dL_de * b

    # Update
    a = a - learning_rate * dL_da
    b = b - learning_rate * dL_db
    c = c - learning_rate * dL_dc
    f = f - learning_rate * dL_df

    print(iteration, L)

print("dL/da =", dL_da)
print("dL/db =", dL_db)
print("dL/dc =", dL_dc)
print("dL/df =", dL_df)
