# A 2-3-1 network in NumPy, after 3 updates.
# It trains on from here and prints each iteration with its loss.

from functools import lru_cache
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
W1 = np.array([
    [0.31193316841575347, -0.9275464386815162],  # h1
    [0.38318289594077504, 0.3653889552165336],  # h2
    [-0.10568965548734431, 0.01696578598656899],  # h3
])
b1 = np.array([0.30116384757070536, -0.02200019998402286, 0.13545753474504776])

# Layer 2: 1 neuron
W2 = np.array([
    [0.7795678310848496, 0.010072721952790131, 0.08570312439573752],  # o1
])
b2 = np.array([-0.11872303945349032])

learning_rate = 0.1
beta1 = 0.9
beta2 = 0.999
epsilon = 1e-8
weight_decay = 0.01
batch_size = 2

m_W1 = np.array([
    [0.023150549701878617, 0.007588502396840333],
    [0.0015543627281622459, 0.0015058234595673478],
    [0.0010057475037593348, 0.0006940701699195192],
])
m_b1 = np.array([-0.04514857932071769, -0.0005517176065878463, -0.0009556764633889293])
m_W2 = np.array([
    [-0.007580485980791872, 0.00004806583628153382, -0.002929898328022539],
])
m_b2 = np.array([-0.10998721749094595])
v_W1 = np.array([
    [0.00007828237695862991, 0.00000803137128073708],
    [1.0297108398653067e-7, 9.683420526706257e-8],
    [7.060723759890978e-8, 2.0485771128469324e-8],
])
v_b1 = np.array([0.00011100846011827702, 1.5213857258716612e-8, 7.613689447754287e-8])
v_W2 = np.array([
    [0.00002350158526411421, 7.149278721291792e-10, 8.994262673413337e-7],
])
v_b2 = np.array([0.00050918820878214])

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

def update(p, g, m, v, t):
    """Adam: a parameter p with gradient g and its state."""
    g = g + weight_decay * p
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    p = p - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return p, m, v

for iteration in range(3, 13):
    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [epoch_order(i // len(X))[i % len(X)] for i in positions]
    loss = 0.0

    # Zero: gradients add up over the batch
    dL_dW1 = np.zeros_like(W1)
    dL_db1 = np.zeros_like(b1)
    dL_dW2 = np.zeros_like(W2)
    dL_db2 = np.zeros_like(b2)

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
    W1, m_W1, v_W1 = update(W1, dL_dW1, m_W1, v_W1, iteration + 1)
    b1, m_b1, v_b1 = update(b1, dL_db1, m_b1, v_b1, iteration + 1)
    W2, m_W2, v_W2 = update(W2, dL_dW2, m_W2, v_W2, iteration + 1)
    b2, m_b2, v_b2 = update(b2, dL_db2, m_b2, v_b2, iteration + 1)

    print(iteration, loss)
