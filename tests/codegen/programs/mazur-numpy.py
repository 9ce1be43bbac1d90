# Mazur’s 2-2-2 network in NumPy, before training.
# It trains on from here and prints each iteration with its loss.

import numpy as np

a0 = np.array([0.05, 0.1])  # inputs
t = np.array([0.01, 0.99])  # targets

# Layer 1: 2 neurons, sigmoid
W1 = np.array([
    [0.15, 0.2],  # h1
    [0.25, 0.3],  # h2
])
b1 = np.array([0.35, 0.35])  # not trained

# Layer 2: 2 neurons, sigmoid
W2 = np.array([
    [0.4, 0.45],  # o1
    [0.5, 0.55],  # o2
])
b2 = np.array([0.6, 0.6])  # not trained

learning_rate = 0.5

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

for iteration in range(0, 10):
    # Forward
    z1 = W1 @ a0 + b1
    a1 = sigmoid(z1)
    z2 = W2 @ a1 + b2
    a2 = sigmoid(z2)

    # Loss
    loss = 0.5 * np.sum((t - a2) ** 2)

    # Zero
    dE_dW1 = np.zeros_like(W1)
    dE_dW2 = np.zeros_like(W2)

    # Backward
    dE_da2 = a2 - t
    delta2 = dE_da2 * (a2 * (1 - a2))
    dE_dW2 += np.outer(delta2, a1)
    dE_da1 = W2.T @ delta2
    delta1 = dE_da1 * (a1 * (1 - a1))
    dE_dW1 += np.outer(delta1, a0)

    # Update
    W1 = W1 - learning_rate * dE_dW1
    W2 = W2 - learning_rate * dE_dW2

    print(iteration, loss)
