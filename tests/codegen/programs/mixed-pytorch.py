# A 2-3-1 network in PyTorch, after 3 updates.
# It trains on from here and prints each iteration with its loss.

import torch

torch.set_default_dtype(torch.float64)

X = torch.tensor([
    [-0.19251046981662512, -0.5049522072076797],
    [-0.021712209098041058, -0.8652602331712842],
    [0.5342160519212484, -0.42827665293589234],
    [-0.914540580008179, -0.14523608842864633],
    [0.5973684312775731, -0.4102602582424879],
])  # inputs, a row per sample
T = torch.tensor([
    [0.15449313493445516],
    [0.3946193160954863],
    [0.19087357842363417],
    [0.590382493333891],
    [0.2054697866551578],
])  # targets

# Layer 1: 3 neurons, relu
W1_place = torch.tensor([
    [0, 0],  # h1
    [1, 4],  # h2
    [2, 3],  # h3
])
b1 = torch.tensor([
    0.08928895709215727, -0.30956639487132587, -0.10493895671156897,
], requires_grad=True)

# Layer 2: 1 neuron
W2 = torch.tensor([
    [0.5769201244989091, -0.051648453540104534, -0.012946135907436766],  # o1
], requires_grad=True)
b2 = torch.tensor([0.21026256393933865], requires_grad=True)

# Some numbers stand in several places, or are not trained: arrays are made of these.
free = torch.tensor([
    0.1857536117279125, 0.68030880239114, 0.1595782470249254, 0.3121779439968735,
], requires_grad=True)
fixed = torch.tensor([0.6623863759705881])  # not trained

learning_rate = 0.1
momentum = 0.9
batch_size = 2

def forward(a0):
    numbers = torch.cat([free, fixed])
    W1 = numbers[W1_place]
    z1 = a0 @ W1.T + b1
    a1 = torch.relu(z1)
    z2 = a1 @ W2.T + b2
    a2 = z2
    return a2

optimizer = torch.optim.SGD([b1, W2, b2, free], lr=learning_rate, momentum=momentum)
# What it keeps of each parameter, as it is by now.
optimizer.state[b1] = {
    "momentum_buffer": torch.tensor([-0.36028893477325685, 0.0, 0.0]),
}
optimizer.state[W2] = {
    "momentum_buffer": torch.tensor([
        [-0.040852664364711404, 0.0, 0.0],
    ]),
}
optimizer.state[b2] = {
    "momentum_buffer": torch.tensor([-3.5446945795591924]),
}
optimizer.state[free] = {
    "momentum_buffer": torch.tensor([-0.045137235799113704, 0.0, 0.0, 0.0]),
}

# Gradients are never cleared: these are there already, and new ones are added to them.
b1.grad = torch.tensor([-0.2302921476650192, 0.0, 0.0])
W2.grad = torch.tensor([
    [-0.027689837800218095, 0.0, 0.0],
])
b2.grad = torch.tensor([-1.7125761849569572])
free.grad = torch.tensor([-0.031365454302839726, 0.0, 0.0, 0.0])

for iteration in range(3, 13):
    if iteration == 5:  # changed by hand
        free.data[0] = 0.5

    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [i % len(X) for i in positions]
    a0, t = X[rows], T[rows]
    a2 = forward(a0)
    loss = (0.5 * ((t - a2) ** 2).sum(dim=1)).mean()

    loss.backward()
    optimizer.step()

    print(iteration, loss.item())
