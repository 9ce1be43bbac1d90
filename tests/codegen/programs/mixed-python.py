# A 2-3-1 network in plain Python, after 3 updates.
# It trains on from here and prints each iteration with its loss.

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
    [0.1857536117279125, 0.1857536117279125],  # h1
    [0.68030880239114, 0.6623863759705881],  # h2
    [0.1595782470249254, 0.3121779439968735],  # h3
])
W1[0][1] = W1[0][0]  # one number in two places
b1 = values([0.08928895709215727, -0.30956639487132587, -0.10493895671156897])

# Layer 2: 1 neuron
W2 = values([
    [0.5769201244989091, -0.051648453540104534, -0.012946135907436766],  # o1
])
b2 = values([0.21026256393933865])

def flat(rows):
    return [p for row in rows for p in row]

frozen = {*[W1[1][1]]}
trained = list(dict.fromkeys([
    *flat(W1), *b1, *flat(W2), *b2,
]))  # what stands in two places counts once
trained = [p for p in trained if p not in frozen]

learning_rate = 0.1
momentum = 0.9
batch_size = 2

velocity = [
    -0.045137235799113704, 0.0, 0.0, 0.0, -0.36028893477325685, 0.0, 0.0,
    -0.040852664364711404, 0.0, 0.0, -3.5446945795591924,
]
# Gradients are never cleared: these are there already, and new ones are added to them.
for p, p.grad in zip(trained, [
    -0.031365454302839726, 0.0, 0.0, 0.0, -0.2302921476650192, 0.0, 0.0,
    -0.027689837800218095, 0.0, 0.0, -1.7125761849569572,
]):
    pass

def update(p, g, velocity):
    """SGD with momentum: a parameter p with gradient g and its state."""
    velocity = momentum * velocity + g
    p = p - learning_rate * velocity
    return p, velocity

for iteration in range(3, 13):
    if iteration == 5:  # changed by hand
        W1[0][0].data = 0.5
        W1[0][1].data = 0.5

    positions = range(iteration * batch_size, (iteration + 1) * batch_size)
    rows = [i % len(X) for i in positions]
    total = 0.0

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
        p.data, velocity[i] = update(p.data, p.grad, velocity[i])

    print(iteration, total)
