# The micrograd README in NumPy.
# It prints the iteration, what is computed, and its gradients.

import numpy as np

a = np.float64(-4.0)
b = np.float64(2.0)

# Forward
c_1 = a + b
v11 = a * b
v12 = b ** 3.0
d_1 = v11 + v12
v14 = c_1 + 1.0
c_2 = c_1 + v14
v16 = -a
v17 = 1.0 + c_2 + v16
c = c_2 + v17
v19 = d_1 * 2.0
v20 = b + a
v21 = np.maximum(0, v20)
v22 = v19 + v21
d_2 = d_1 + v22
v24 = 3.0 * d_2
v25 = b - a
v26 = np.maximum(0, v25)
v27 = v24 + v26
d = d_2 + v27
e = c - d
f = e ** 2.0
g_1 = f / 2.0
v32 = 10.0 / f
g = g_1 + v32

# Zero
dg_da = 0.0
dg_db = 0.0
dg_dc_1 = 0.0
dg_dv11 = 0.0
dg_dv12 = 0.0
dg_dd_1 = 0.0
dg_dv14 = 0.0
dg_dc_2 = 0.0
dg_dv16 = 0.0
dg_dv17 = 0.0
dg_dc = 0.0
dg_dv19 = 0.0
dg_dv20 = 0.0
dg_dv21 = 0.0
dg_dv22 = 0.0
dg_dd_2 = 0.0
dg_dv24 = 0.0
dg_dv25 = 0.0
dg_dv26 = 0.0
dg_dv27 = 0.0
dg_dd = 0.0
dg_de = 0.0
dg_df = 0.0
dg_dg_1 = 0.0
dg_dv32 = 0.0
dg_dg = 0.0

# Backward
dg_dg += 1.0
dg_dv32 += dg_dg
dg_dg_1 += dg_dg
dg_df += dg_dv32 * (-10.0 / (f * f))
dg_df += dg_dg_1 * (1 / 2.0)
dg_de += dg_df * np.where(2.0 == 0, 0, 2.0 * e ** (2.0 - 1))
dg_dd -= dg_de
dg_dc += dg_de
dg_dv27 += dg_dd
dg_dd_2 += dg_dd
dg_dv26 += dg_dv27
dg_dv24 += dg_dv27
dg_dv25 += dg_dv26 * np.where(v25 > 0, 1, 0)
dg_da -= dg_dv25
dg_db += dg_dv25
dg_dd_2 += dg_dv24 * 3.0
dg_dv22 += dg_dd_2
dg_dd_1 += dg_dd_2
dg_dv21 += dg_dv22
dg_dv19 += dg_dv22
dg_dv20 += dg_dv21 * np.where(v20 > 0, 1, 0)
dg_da += dg_dv20
dg_db += dg_dv20
dg_dd_1 += dg_dv19 * 2.0
dg_dv17 += dg_dc
dg_dc_2 += dg_dc
dg_dv16 += dg_dv17
dg_dc_2 += dg_dv17
dg_da -= dg_dv16
dg_dv14 += dg_dc_2
dg_dc_1 += dg_dc_2
dg_dc_1 += dg_dv14
dg_dv12 += dg_dd_1
dg_dv11 += dg_dd_1
dg_db += dg_dv12 * np.where(3.0 == 0, 0, 3.0 * b ** (3.0 - 1))
dg_db += dg_dv11 * a
dg_da += dg_dv11 * b
dg_db += dg_dc_1
dg_da += dg_dc_1

print(0, g)

print("dg/da =", dg_da)
print("dg/db =", dg_db)
