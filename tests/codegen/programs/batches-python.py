# A 2-3-1 network in plain Python, after 3 updates.
# It trains on from here and prints each iteration with its loss.

from functools import lru_cache
import math

class Value:
    """A number that remembers what it was computed from."""

    def __init__(self, data, edges=()):
        self.data = data
        self.grad = 0.0
        self.edges = edges  # what it was computed from, each with its local derivative

    def __add__(self, other):
        other = value_of(other)
        a = self.data + other.data
        return Value(a, [(self, 1), (other, 1)])

    __radd__ = __add__

    def __sub__(self, other):
        other = value_of(other)
        a = self.data - other.data
        return Value(a, [(self, 1), (other, -1)])

    def __rsub__(self, other):
        return value_of(other) - self

    def __mul__(self, other):
        other = value_of(other)
        a = self.data * other.data
        return Value(a, [(self, other.data), (other, self.data)])

    __rmul__ = __mul__

    def square(self):
        a = self.data * self.data
        return Value(a, [(self, 2 * self.data)])

    def relu(self):
        a = max(0, self.data)
        return Value(a, [(self, 1 if self.data > 0 else 0)])

    def backward(self, seed=1.0):
        """Adds to every gradient what the chain rule says, from here back to the first numbers."""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            value, visited = stack.pop()
            if visited:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack.extend((source, False) for source, _ in value.edges)
        self.grad += seed
        for value in reversed(order):
            for source, local_derivative in value.edges:
                source.grad += value.grad * local_derivative

def value_of(x):
    return x if isinstance(x, Value) else Value(x)

def dot(weights, activations):
    return sum(w * a for w, a in zip(weights, activations))

def values(numbers):
    """The numbers of a list, or of a list of lists, as Values."""
    return [values(x) if isinstance(x, list) else Value(x) for x in numbers]

X = [
    [-0.19251046981662512, -0.5049522072076797],
    [-0.021712209098041058, -0.8652602331712842],
    [0.5342160519212484, -0.42827665293589234],
    [-0.914540580008179, -0.14523608842864633],
    [0.5973684312775731, -0.4102602582424879],
]  # inputs, a row per sample
T = [
    [0.15449313493445516],
    [0.3946193160954863],
    [0.19087357842363417],
    [0.590382493333891],
    [0.2054697866551578],
]  # targets

# Layer 1: 3 neurons, relu
W1 = values([
    [0.31193316841575347, -0.9275464386815162],  # h1
    [0.38318289594077504, 0.3653889552165336],  # h2
    [-0.10568965548734431, 0.01696578598656899],  # h3
])
b1 = values([0.30116384757070536, -0.02200019998402286, 0.13545753474504776])

# Layer 2: 1 neuron
W2 = values([
    [0.7795678310848496, 0.010072721952790131, 0.08570312439573752],  # o1
])
b2 = values([-0.11872303945349032])

def flat(rows):
    return [p for row in rows for p in row]

trained = [*flat(W1), *b1, *flat(W2), *b2]

learning_rate = 0.1
beta1 = 0.9
beta2 = 0.999
epsilon = 1e-8
weight_decay = 0.01
batch_size = 2

m = [
    0.023150549701878617, 0.007588502396840333, 0.0015543627281622459,
    0.0015058234595673478, 0.0010057475037593348, 0.0006940701699195192,
    -0.04514857932071769, -0.0005517176065878463, -0.0009556764633889293,
    -0.007580485980791872, 0.00004806583628153382, -0.002929898328022539,
    -0.10998721749094595,
]
v = [
    0.00007828237695862991, 0.00000803137128073708, 1.0297108398653067e-7,
    9.683420526706257e-8, 7.060723759890978e-8, 2.0485771128469324e-8,
    0.00011100846011827702, 1.5213857258716612e-8, 7.613689447754287e-8,
    0.00002350158526411421, 7.149278721291792e-10, 8.994262673413337e-7,
    0.00050918820878214,
]

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
    p = p - learning_rate * m_hat / (math.sqrt(v_hat) + epsilon)
    return p, m, v

for iteration in range(3, 13):
    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [epoch_order(i // len(X))[i % len(X)] for i in positions]
    total = 0.0

    # Zero: gradients add up over the batch
    for p in trained:
        p.grad = 0.0

    for row in rows:
        a0, t = X[row], T[row]

        # Forward
        z1 = [dot(w, a0) + b for w, b in zip(W1, b1)]
        a1 = [z.relu() for z in z1]
        z2 = [dot(w, a1) + b for w, b in zip(W2, b2)]
        a2 = z2

        # Loss
        loss = sum(0.5 * (t_k - a_k).square() for a_k, t_k in zip(a2, t))
        total += loss.data / batch_size

        # Backward
        loss.backward(1 / batch_size)

    # Update
    for i, p in enumerate(trained):
        p.data, m[i], v[i] = update(p.data, p.grad, m[i], v[i], iteration + 1)

    print(iteration, total)
