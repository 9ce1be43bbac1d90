# The first graph of the micrograd lecture in plain Python, before training.
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

    def __mul__(self, other):
        other = value_of(other)
        a = self.data * other.data
        return Value(a, [(self, other.data), (other, self.data)])

    __rmul__ = __mul__

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

a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
f = Value(-2.0)

learning_rate = -0.01

trained = [a, b, c, f]

for iteration in range(0, 10):
    # Forward
    e = a * b
    d = e + c
    L = d * f

    # Zero
    for p in [a, b, c, f]:
        p.grad = 0.0

    # Backward
    L.backward()

    # Update
    for p in trained:
        p.data -= learning_rate * p.grad

    print(iteration, L.data)

print("dL/da =", a.grad)
print("dL/db =", b.grad)
print("dL/dc =", c.grad)
print("dL/df =", f.grad)
