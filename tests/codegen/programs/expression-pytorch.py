# The first graph of the micrograd lecture in PyTorch, before training.
# It trains on from here and prints each iteration with its loss.

import torch

torch.set_default_dtype(torch.float64)

a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(-3.0, requires_grad=True)
c = torch.tensor(10.0, requires_grad=True)
f = torch.tensor(-2.0, requires_grad=True)

learning_rate = -0.01

optimizer = torch.optim.SGD([a, b, c, f], lr=0.0)
# A negative rate, which climbs, is refused above, but taken here.
optimizer.param_groups[0]["lr"] = learning_rate

for iteration in range(0, 10):
    # Forward
    e = a * b
    d = e + c
    L = d * f

    # Zero
    optimizer.zero_grad()

    # Backward
    L.backward()

    # Update
    optimizer.step()

    print(iteration, L.item())

print("dL/da =", a.grad.item())
print("dL/db =", b.grad.item())
print("dL/dc =", c.grad.item())
print("dL/df =", f.grad.item())
