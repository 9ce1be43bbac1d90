import { type Formula, frac, num, op, paren, root, row, sup, tight } from './formula.ts'
import type { RuleName } from './optimizer-rules.ts'

/** Where nothing stands around a formula it needs no parentheses of its own. */
const bare = (f: Formula): Formula => (f.t === 'paren' ? f.body : f)
const square = (f: Formula): Formula => sup(f.t === 'frac' ? paren(f) : tight(f), num(2))
const minus = op('−')
const plus = op('+')
const times = op('×')
const rest = (share: Formula): Formula => paren(row(num(1), minus, share))

/** A rule as a formula of what its write reads, in the order of the reads. */
type RuleFormula = (...reads: Formula[]) => Formula

/** Every rule of optimizer-rules.ts as people write it. */
export const ruleFormulas: Readonly<Record<RuleName, RuleFormula>> = {
  decay: (g, lambda, p) => row(bare(g!), plus, lambda!, times, p!),
  shrink: (p, eta, lambda) => row(bare(p!), minus, eta!, times, lambda!, times, p!),
  descend: (p, eta, g) => row(bare(p!), minus, eta!, times, g!),
  push: (mu, v, g) => row(mu!, times, v!, plus, g!),
  descendAhead: (p, eta, g, mu, v) =>
    row(bare(p!), minus, eta!, times, paren(row(bare(g!), plus, mu!, times, v!))),
  addSquare: (s, g) => row(bare(s!), plus, square(g!)),
  average: (beta, m, g) => row(beta!, times, m!, plus, rest(beta!), times, g!),
  averageSquare: (beta, v, g) => row(beta!, times, v!, plus, rest(beta!), times, square(g!)),
  correct: (m, beta, t) => frac(bare(m!), row(num(1), minus, sup(beta!, t!))),
  descendScaled: (p, eta, g, s, epsilon) =>
    row(bare(p!), minus, eta!, times, frac(bare(g!), row(root(s!), plus, bare(epsilon!)))),
}
