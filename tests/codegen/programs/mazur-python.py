# Mazur’s 2-2-2 network in plain Python, before training.
# It trains on from here and prints each iteration with its loss.

import math

def sigmoid(z):
    e = math.exp(-abs(z))
    return 1 / (1 + e) if z >= 0 else e / (1 + e)

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

    def sigmoid(self):
        a = sigmoid(self.data)
        return Value(a, [(self, a * (1 - a))])

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

a0 = [0.05, 0.1]  # inputs
t = [0.01, 0.99]  # targets

# Layer 1: 2 neurons, sigmoid
W1 = values([
    [0.15, 0.2],  # h1
    [0.25, 0.3],  # h2
])
b1 = values([0.35, 0.35])  # not trained
b1[1] = b1[0]  # one number in two places

# Layer 2: 2 neurons, sigmoid
W2 = values([
    [0.4, 0.45],  # o1
    [0.5, 0.55],  # o2
])
b2 = values([0.6, 0.6])  # not trained
b2[1] = b2[0]  # one number in two places

def flat(rows):
    return [p for row in rows for p in row]

trained = [*flat(W1), *flat(W2)]

learning_rate = 0.5

for iteration in range(0, 10):
    # Forward
    z1 = [dot(w, a0) + b for w, b in zip(W1, b1)]
    a1 = [z.sigmoid() for z in z1]
    z2 = [dot(w, a1) + b for w, b in zip(W2, b2)]
    a2 = [z.sigmoid() for z in z2]

    # Loss
    loss = sum(0.5 * (t_k - a_k).square() for a_k, t_k in zip(a2, t))

    # Zero
    for p in trained:
        p.grad = 0.0

    # Backward
    loss.backward()

    # Update
    for p in trained:
        p.data -= learning_rate * p.grad

    print(iteration, loss.data)
