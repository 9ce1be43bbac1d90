/** Characters of a leaf's name. */
const LONGEST = 32

const capital = (word: string): string => word.replace(/^./u, (c) => c.toUpperCase())

/** A column's name as one word that may name a leaf: `sepal length (cm)` is sepalLengthCm. */
const nameOf = (column: string): string => {
  const [first = '', ...others] = column.match(/[\p{L}\p{N}]+/gu) ?? []
  // Capitals of some letters bring marks of their own.
  const joined = [first, ...others.map(capital)].join('').replace(/[^\p{L}\p{N}]/gu, '')
  const name = /^\p{L}/u.test(joined) ? joined : `x${joined}`
  return [...name].slice(0, LONGEST).join('')
}

/** These names in order, changed where one before has the same or it is `taken`. */
export const freeNames = (names: readonly string[], taken: Iterable<string> = []): string[] => {
  const given = new Set(taken)
  return names.map((name) => {
    let free = name
    for (let k = 2; given.has(free); k++) {
      const ending = `_${k}`
      free = [...name].slice(0, LONGEST - ending.length).join('') + ending
    }
    given.add(free)
    return free
  })
}

/** Names of input units for these columns, in order: valid names of leaves, each given once. */
export const inputNames = (columns: readonly string[]): string[] => freeNames(columns.map(nameOf))
