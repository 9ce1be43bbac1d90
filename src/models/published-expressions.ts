import { cellRow, type PublishedRow } from './published-row.ts'

const value = cellRow('value')
const gradient = cellRow('gradient')

/** The numbers of the worked expressions by example. */
export const publishedExpressions: Readonly<Record<string, readonly PublishedRow[]>> = {
  'cs231n-circuit': [
    value('x + y', 'q', '3'),
    value('f', 'f', '-12'),
    gradient('df/dx', 'x', '-4'),
    gradient('df/dy', 'y', '-4'),
    gradient('df/dz', 'z', '3'),
    gradient('df/d(x + y)', 'q', '-4'),
  ],
  'cs231n-neuron': [
    value('w0*x0', 'p0', '-2.00'),
    value('w1*x1', 'p1', '6.00'),
    value('sum', 's', '1.00'),
    value('exp(-sum)', 'u', '0.37'),
    value('1 + exp(-sum)', 'd', '1.37'),
    value('f', 'f', '0.73', { exact: 0.7310585786300049 }),
    gradient('df/d(1 + exp)', 'd', '-0.53'),
    gradient('df/dexp', 'u', '-0.53'),
    gradient('df/d(-sum)', 'n', '-0.20'),
    gradient('df/dsum', 's', '0.20', { exact: 0.19661193324148185 }),
    gradient('df/dw0', 'w0', '-0.20', { exact: -0.19661193324148185 }),
    gradient('df/dx0', 'x0', '0.39', { exact: 0.3932238664829637 }),
    gradient('df/dw1', 'w1', '-0.39', { exact: -0.3932238664829637 }),
    gradient('df/dx1', 'x1', '-0.59', { exact: -0.5898357997244456 }),
    gradient('df/dw2', 'w2', '0.20', { exact: 0.19661193324148185 }),
  ],
  'cs231n-max': [
    value('x*y', 'p', '-12'),
    value('max(z, w)', 'm', '2'),
    value('sum', 's', '-10'),
    value('f', 'f', '-20'),
    gradient('df/dx', 'x', '-8'),
    gradient('df/dy', 'y', '6'),
    gradient('df/dz', 'z', '2'),
    gradient('df/dw', 'w', '0', {
      note: 'max passes all of the gradient on to the larger input, z = 2. w = −1 gets none.',
    }),
  ],
  colah: [
    value('c = a + b', 'c', '3'),
    value('d = b + 1', 'd', '2'),
    value('e', 'e', '6'),
    gradient('de/dc', 'c', '2'),
    gradient('de/dd', 'd', '3'),
    gradient('de/da', 'a', '2'),
    gradient('de/db', 'b', '5', {
      note: 'Two paths lead from b to e: 1 × 2 through c and 1 × 3 through d. Their contributions add.',
    }),
  ],
  'micrograd-lecture': [
    value('e = a*b', 'e', '-6'),
    value('d = e + c', 'd', '4'),
    value('L', 'L', '-8'),
    gradient('dL/da', 'a', '6'),
    gradient('dL/db', 'b', '-4'),
    gradient('dL/dc', 'c', '-2'),
    gradient('dL/df', 'f', '4'),
    gradient('dL/dd', 'd', '-2'),
    gradient('dL/de', 'e', '-2'),
    value('L after adding 0.01 x gradient to a, b, c, f', 'L', '-7.286496', {
      iteration: 1,
      note: 'The lecture adds the gradient instead of subtracting it, so L rises. Here that is a negative learning rate.',
    }),
  ],
  'micrograd-neuron': [
    value('n', 'n', '0.8813735870195432'),
    value('o', 'o', '0.7071', { exact: Math.SQRT1_2 }),
    gradient('do/dn', 'n', '0.5', { exact: 0.4999999999999999 }),
    gradient('do/dx1', 'x1', '-1.5'),
    gradient('do/dw1', 'w1', '1.0'),
    gradient('do/dx2', 'x2', '0.5'),
    gradient('do/dw2', 'w2', '0.0', {
      note: 'The local derivative is x₂ = 0: while that input is 0, changing its weight changes nothing.',
    }),
    gradient('do/db', 'b', '0.5'),
  ],
  accumulate: [
    value('b', 'b', '6'),
    gradient('db/da', 'a', '2', {
      note: 'Two edges lead from the same a. The second contribution is added to the first and does not overwrite it.',
    }),
  ],
  'micrograd-readme': [
    value('g', 'g', '24.7041', { exact: 24.70408163265306 }),
    gradient('dg/da', 'a', '138.8338', { exact: 138.83381924198252 }),
    gradient('dg/db', 'b', '645.5773', { exact: 645.5772594752186 }),
  ],
}
