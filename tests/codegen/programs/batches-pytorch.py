# A 2-3-1 network in PyTorch, after 3 updates.
# It trains on from here and prints each iteration with its loss.

from functools import lru_cache
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
W1 = torch.tensor([
    [0.31193316841575347, -0.9275464386815162],  # h1
    [0.38318289594077504, 0.3653889552165336],  # h2
    [-0.10568965548734431, 0.01696578598656899],  # h3
], requires_grad=True)
b1 = torch.tensor([
    0.30116384757070536, -0.02200019998402286, 0.13545753474504776,
], requires_grad=True)

# Layer 2: 1 neuron
W2 = torch.tensor([
    [0.7795678310848496, 0.010072721952790131, 0.08570312439573752],  # o1
], requires_grad=True)
b2 = torch.tensor([-0.11872303945349032], requires_grad=True)

learning_rate = 0.1
beta1 = 0.9
beta2 = 0.999
epsilon = 1e-8
weight_decay = 0.01
batch_size = 2

# The order of the samples: drawn anew for every epoch, from the seed.
seed = 1

def random_numbers(seed):
    """Numbers in [0, 1), by mulberry32."""
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        x = (state ^ state >> 15) * (1 | state) & 0xFFFFFFFF
        x ^= (x + (x ^ x >> 7) * (61 | x)) & 0xFFFFFFFF
        yield (x ^ x >> 14) / 2**32

@lru_cache(maxsize=2)
def epoch_order(epoch):
    """The rows of an epoch in their order, by the shuffle of Fisher and Yates."""
    random = random_numbers(seed + (epoch + 1) * 0x9E3779B1)
    order = list(range(len(X)))
    for i in range(len(X) - 1, 0, -1):
        j = int(next(random) * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order

def forward(a0):
    z1 = a0 @ W1.T + b1
    a1 = torch.relu(z1)
    z2 = a1 @ W2.T + b2
    a2 = z2
    return a2

optimizer = torch.optim.Adam([
    W1, b1, W2, b2,
], lr=learning_rate, betas=(beta1, beta2), eps=epsilon, weight_decay=weight_decay)
# What it keeps of each parameter, as it is by now.
optimizer.state[W1] = {
    "step": torch.tensor(3.0),
    "exp_avg": torch.tensor([
        [0.023150549701878617, 0.007588502396840333],
        [0.0015543627281622459, 0.0015058234595673478],
        [0.0010057475037593348, 0.0006940701699195192],
    ]),
    "exp_avg_sq": torch.tensor([
        [0.00007828237695862991, 0.00000803137128073708],
        [1.0297108398653067e-7, 9.683420526706257e-8],
        [7.060723759890978e-8, 2.0485771128469324e-8],
    ]),
}
optimizer.state[b1] = {
    "step": torch.tensor(3.0),
    "exp_avg": torch.tensor([
        -0.04514857932071769, -0.0005517176065878463, -0.0009556764633889293,
    ]),
    "exp_avg_sq": torch.tensor([
        0.00011100846011827702, 1.5213857258716612e-8, 7.613689447754287e-8,
    ]),
}
optimizer.state[W2] = {
    "step": torch.tensor(3.0),
    "exp_avg": torch.tensor([
        [-0.007580485980791872, 0.00004806583628153382, -0.002929898328022539],
    ]),
    "exp_avg_sq": torch.tensor([
        [0.00002350158526411421, 7.149278721291792e-10, 8.994262673413337e-7],
    ]),
}
optimizer.state[b2] = {
    "step": torch.tensor(3.0),
    "exp_avg": torch.tensor([-0.10998721749094595]),
    "exp_avg_sq": torch.tensor([0.00050918820878214]),
}

for iteration in range(3, 13):
    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [epoch_order(i // len(X))[i % len(X)] for i in positions]
    a0, t = X[rows], T[rows]
    a2 = forward(a0)
    loss = (0.5 * ((t - a2) ** 2).sum(dim=1)).mean()

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    print(iteration, loss.item())
