# The micrograd README in PyTorch.
# It prints the iteration, what is computed, and its gradients.

import torch

torch.set_default_dtype(torch.float64)

a = torch.tensor(-4.0, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)

# Forward
c_1 = a + b
d_1 = a * b + b ** 3.0
c_2 = c_1 + (c_1 + 1.0)
c = c_2 + (1.0 + c_2 + -a)
d_2 = d_1 + (d_1 * 2.0 + torch.relu((b + a)))
d = d_2 + (3.0 * d_2 + torch.relu((b - a)))
e = c - d
f = e ** 2.0
g_1 = f / 2.0
g = g_1 + 10.0 / f

# Backward
g.backward()

print(0, g.item())

print("dg/da =", a.grad.item())
print("dg/db =", b.grad.item())
