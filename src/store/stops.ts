import { quote } from './quote.ts'

/** A stop as links write it: `node:h1`, `zero`, `above:10`, `nan` or `pass`. */
export type StopText = string

/** No stops at all: always this object. */
export const NO_STOPS: readonly StopText[] = []

/** Stops kept at most. */
export const MOST_STOPS = 50

const KNOWN = /^(?:zero|nan|pass|above:([\d.]+(?:e[+-]?\d+)?)|node:(.+))$/

/**
 * Reads stops as links write them, each once, at most 50. Others and nodes that are not `named` are left out: `left` names
 * them, null where there are none.
 */
export const readStops = (
  text: string,
  named: (name: string) => boolean,
): { readonly stops: readonly StopText[]; readonly left: string | null } => {
  const parts = [...new Set(text === 'none' ? [] : text.split(',').filter(Boolean))]
  const good = parts.filter((part) => {
    const [known, bound, of] = KNOWN.exec(part) ?? []
    const size = Number(bound ?? 1)
    return known !== undefined && size > 0 && size < Infinity && (of === undefined || named(of))
  })
  const stops = good.slice(0, MOST_STOPS)
  const left = parts.filter((part) => !stops.includes(part))
  return {
    stops: stops.length > 0 ? stops : NO_STOPS,
    left:
      left.length > 0
        ? `left out ${quote(left.join())}: expected up to ${MOST_STOPS} of node:h1, zero, above:10, nan, pass, with nodes of this model`
        : null,
  }
}
