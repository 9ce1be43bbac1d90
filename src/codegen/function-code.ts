import type { FunctionName, MathModule } from './op-code.ts'

const functions: Readonly<Record<FunctionName, Readonly<Record<MathModule, readonly string[]>>>> = {
  power: {
    np: [],
    math: [
      'def power(a, b):',
      '    try:',
      '        return math.pow(a, b)',
      '    except OverflowError:',
      '        return -math.inf if a < 0 and b % 2 == 1 else math.inf',
      '    except ValueError:  # 0 to a negative power, or a root of a negative number',
      '        return math.inf if a == 0 else math.nan',
    ],
  },
  divide: {
    np: [],
    math: [
      'def divide(a, b):',
      '    if b != 0:',
      '        return a / b',
      '    return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)',
    ],
  },
  exp: {
    np: [],
    math: ['def exp(x):', '    return math.exp(x) if x < 709.78 else x * math.inf'],
  },
  log: {
    np: [],
    math: ['def log(x):', '    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan'],
  },
  sqrt: {
    np: [],
    math: ['def sqrt(x):', '    return math.sqrt(x) if x >= 0 else math.nan'],
  },
  sigmoid: {
    np: ['def sigmoid(z):', '    return 1 / (1 + np.exp(-z))'],
    math: [
      'def sigmoid(z):',
      '    e = math.exp(-abs(z))',
      '    return 1 / (1 + e) if z >= 0 else e / (1 + e)',
    ],
  },
  erf: {
    np: ['erf = np.vectorize(math.erf)'],
    math: ['erf = math.erf'],
  },
  // Logarithms stop at −100: torch.nn.BCELoss.
  log_of: {
    np: ['def log_of(x):', '    return np.maximum(np.log(x), -100)'],
    math: ['def log_of(x):', '    return max(math.log(x), -100.0) if x > 0 else -100.0'],
  },
  logsumexp: {
    np: ['def logsumexp(z):', '    m = np.max(z)', '    return m + np.log(np.sum(np.exp(z - m)))'],
    math: ['def logsumexp(z):', '    m = max(z)', '    return m + math.log(sum(math.exp(x - m) for x in z))'],
  },
}

/** The functions that these operations need, in the order of the table. */
export const functionLines = (
  needed: Iterable<FunctionName>,
  m: MathModule,
): readonly (readonly string[])[] => {
  const names = new Set(needed)
  return (Object.keys(functions) as FunctionName[])
    .filter((h) => names.has(h) && functions[h][m].length > 0)
    .map((h) => functions[h][m])
}
