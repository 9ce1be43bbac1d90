# A 2-3-1 network in NumPy, after 3 updates.
# It trains on from here and prints each iteration with its loss.

import numpy as np

X = np.array([
    [-0.19251046981662512, -0.5049522072076797],
    [-0.021712209098041058, -0.8652602331712842],
    [0.5342160519212484, -0.42827665293589234],
    [-0.914540580008179, -0.14523608842864633],
    [0.5973684312775731, -0.4102602582424879],
])  # inputs, a row per sample
T = np.array([
    [0.15449313493445516],
    [0.3946193160954863],
    [0.19087357842363417],
    [0.590382493333891],
    [0.2054697866551578],
])  # targets

# Layer 1: 3 neurons, relu
W1_place = np.array([
    [0, 0],  # h1
    [1, 4],  # h2
    [2, 3],  # h3
])
b1 = np.array([0.08928895709215727, -0.30956639487132587, -0.10493895671156897])

# Layer 2: 1 neuron
W2 = np.array([
    [0.5769201244989091, -0.051648453540104534, -0.012946135907436766],  # o1
])
b2 = np.array([0.21026256393933865])

# Some numbers stand in several places, or are not trained: arrays are made of these.
free = np.array([
    0.1857536117279125, 0.68030880239114, 0.1595782470249254, 0.3121779439968735,
])
fixed = np.array([0.6623863759705881])  # not trained

learning_rate = 0.1
momentum = 0.9
batch_size = 2

velocity_b1 = np.array([-0.36028893477325685, 0.0, 0.0])
velocity_W2 = np.array([
    [-0.040852664364711404, 0.0, 0.0],
])
velocity_b2 = np.array([-3.5446945795591924])
velocity_free = np.array([-0.045137235799113704, 0.0, 0.0, 0.0])

# Gradients are never cleared: these are there already, and new ones are added to them.
dL_dW1 = np.array([
    [-0.031365454302839726, 0.0],
    [0.0, 0.0],
    [0.0, 0.0],
])
dL_db1 = np.array([-0.2302921476650192, 0.0, 0.0])
dL_dW2 = np.array([
    [-0.027689837800218095, 0.0, 0.0],
])
dL_db2 = np.array([-1.7125761849569572])

def update(p, g, velocity):
    """SGD with momentum: a parameter p with gradient g and its state."""
    velocity = momentum * velocity + g
    p = p - learning_rate * velocity
    return p, velocity

for iteration in range(3, 13):
    if iteration == 5:  # changed by hand
        free[0] = 0.5

    numbers = np.concatenate([free, fixed])
    W1 = numbers[W1_place]

    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [i % len(X) for i in positions]
    loss = 0.0

    for row in rows:
        a0, t = X[row], T[row]

        # Forward
        z1 = W1 @ a0 + b1
        a1 = np.maximum(0, z1)
        z2 = W2 @ a1 + b2
        a2 = z2

        # Loss
        loss += (0.5 * np.sum((t - a2) ** 2)) / batch_size

        # Backward
        dL_da2 = (a2 - t) / batch_size
        delta2 = dL_da2
        dL_dW2 += np.outer(delta2, a1)
        dL_db2 += delta2
        dL_da1 = W2.T @ delta2
        delta1 = dL_da1 * np.where(z1 > 0, 1, 0)
        dL_dW1 += np.outer(delta1, a0)
        dL_db1 += delta1

    # Update
    dL_dnumbers = np.zeros_like(numbers)
    np.add.at(dL_dnumbers, W1_place, dL_dW1)
    dL_dfree = dL_dnumbers[: len(free)]
    b1, velocity_b1 = update(b1, dL_db1, velocity_b1)
    W2, velocity_W2 = update(W2, dL_dW2, velocity_W2)
    b2, velocity_b2 = update(b2, dL_db2, velocity_b2)
    free, velocity_free = update(free, dL_dfree, velocity_free)

    print(iteration, loss)
