import type { Graph } from '../engine/graph.ts'
import type { Notation } from './explanation.ts'
import { namesOf } from './names.ts'
import { prettyName, prettySub } from './scripts.ts'

/** A piece of a quantity's name, on the line or, where its subscript is a name itself, below it. */
export interface NamePiece {
  readonly text: string
  readonly below: boolean
}

const NAME = /([A-Za-z]+)(?:_([A-Za-z]\d)|(\d))(?!\w)/g

const signs = (quantity: string): string =>
  quantity
    .replace(/^d(.+)\/d(.+)$/, '∂$1/∂$2')
    .replace(/ after$/, ' after update')
    .replaceAll('*', ' · ')
    .replaceAll('-', '−')
    .replaceAll(' x ', ' × ')
    .replaceAll('10000', '10,000')

/** A quantity as its source calls it (`dE/dnet_o1`), in print: ∂ for d, signs for letters, subscripts below the line. */
export const quantityPieces = (quantity: string): readonly NamePiece[] => {
  const text = signs(quantity)
  const pieces: NamePiece[] = []
  let at = 0
  for (const match of text.matchAll(NAME)) {
    const [whole, base = '', word, digit = ''] = match
    pieces.push({ text: `${text.slice(at, match.index)}${base}${prettySub(digit)}`, below: false })
    if (word !== undefined) pieces.push({ text: word, below: true })
    at = match.index + whole.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), below: false })
  return pieces
}

/** The same as one line of text, to be compared and read out: `∂E/∂net of o₁`. */
export const quantityText = (quantity: string): string =>
  signs(quantity).replace(NAME, (name) => prettyName(name))

/** What was looked for: a node's value or gradient, or what is multiplied on the way back from a consumer. */
export interface Sought {
  readonly kind: 'value' | 'gradient' | 'local' | 'contribution'
  readonly node: number
  readonly consumer: number
}

/** What the page calls a quantity, null where that is what the source calls it. */
export const ourWordFor = (
  graph: Graph,
  notation: Notation,
  quantity: string,
  { kind, node, consumer }: Sought,
): string | null => {
  if (node < 0) return null
  const names = namesOf(graph, notation)
  const theirs = quantityText(quantity)
  const same = (ours: string): boolean => theirs === ours || theirs.startsWith(`${ours} `)
  if (kind === 'value') return same(names.text(node)) ? null : names.short(node)
  if (kind === 'gradient') return same(names.gradient(node)) ? null : names.gradientShort(node)
  if (kind === 'local') return `∂${names.short(consumer)}/∂${names.short(node)}`
  return `${names.owner(consumer)}’s part of ${names.gradientShort(node)}`
}
