# The micrograd README in plain Python.
# It prints the iteration, what is computed, and its gradients.

import math

def power(a, b):
    try:
        return math.pow(a, b)
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf
    except ValueError:  # 0 to a negative power, or a root of a negative number
        return math.inf if a == 0 else math.nan

def divide(a, b):
    if b != 0:
        return a / b
    return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)

def log(x):
    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan

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

    def __truediv__(self, other):
        other = value_of(other)
        a = divide(self.data, other.data)
        return Value(a, [
            (self, divide(1, other.data)),
            (other, divide(-self.data, other.data * other.data)),
        ])

    def __rtruediv__(self, other):
        return value_of(other) / self

    def __pow__(self, other):
        other = value_of(other)
        a = power(self.data, other.data)
        return Value(a, [
            (self, 0 if other.data == 0 else other.data * power(self.data, other.data - 1)),
            (other, a * log(self.data) if self.data != 0 or other.data < 0 else 0.0),
        ])

    def __rpow__(self, other):
        return value_of(other) ** self

    def __neg__(self):
        a = -self.data
        return Value(a, [(self, -1)])

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

a = Value(-4.0)
b = Value(2.0)

# Forward
c_1 = a + b
d_1 = a * b + b ** 3.0
c_2 = c_1 + (c_1 + 1.0)
c = c_2 + (1.0 + c_2 + -a)
d_2 = d_1 + (d_1 * 2.0 + (b + a).relu())
d = d_2 + (3.0 * d_2 + (b - a).relu())
e = c - d
f = e ** 2.0
g_1 = f / 2.0
g = g_1 + 10.0 / f

# Backward
g.backward()

print(0, g.data)

print("dg/da =", a.grad)
print("dg/db =", b.grad)
