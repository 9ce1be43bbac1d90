# Mazur’s 2-2-2 network in PyTorch, before training.
# It trains on from here and prints each iteration with its loss.

import torch

torch.set_default_dtype(torch.float64)

X = torch.tensor([
    [0.05, 0.1],
])  # inputs, a row per sample
T = torch.tensor([
    [0.01, 0.99],
])  # targets

# Layer 1: 2 neurons, sigmoid
W1 = torch.tensor([
    [0.15, 0.2],  # h1
    [0.25, 0.3],  # h2
], requires_grad=True)
b1 = torch.tensor([0.35, 0.35])  # not trained

# Layer 2: 2 neurons, sigmoid
W2 = torch.tensor([
    [0.4, 0.45],  # o1
    [0.5, 0.55],  # o2
], requires_grad=True)
b2 = torch.tensor([0.6, 0.6])  # not trained

learning_rate = 0.5

def forward(a0):
    z1 = a0 @ W1.T + b1
    a1 = torch.sigmoid(z1)
    z2 = a1 @ W2.T + b2
    a2 = torch.sigmoid(z2)
    return a2

optimizer = torch.optim.SGD([W1, W2], lr=learning_rate)

for iteration in range(0, 10):
    a0, t = X, T
    a2 = forward(a0)
    loss = (0.5 * ((t - a2) ** 2).sum(dim=1)).mean()

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    print(iteration, loss.item())
