/** ln(1 + eᶻ) in the stable form max(z, 0) + ln(1 + e^−|z|). */
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))

/**
 * The error function to full double precision: its Maclaurin series (DLMF 7.6.2) up to |x| = 2.5, beyond it one minus
 * the continued fraction of erfc (DLMF 7.9.1, evaluated by Lentz's method).
 */
export const erf = (x: number): number => {
  const a = Math.abs(x)
  if (Number.isNaN(x)) return x
  if (a > 6) return Math.sign(x)
  if (a > 2.5) return Math.sign(x) * (1 - erfcTail(a))
  // erf x = 2/√π · e^{−x²} Σ 2ⁿ x^{2n+1} / (2n+1)!!
  let term = x
  let total = x
  for (let n = 1; n < 100 && Math.abs(term) > 1e-17 * Math.abs(total); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total
}

const erfcTail = (x: number): number => {
  let f = x
  let c = x
  let d = 0
  for (let n = 1; n < 200; n++) {
    d = 1 / (x + (n / 2) * d)
    c = x + n / 2 / c
    const delta = c * d
    f *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * f)
}
