/** What is wrong with one field: its path such as `model.layers[0].activation`, and a sentence that names it. */
export interface Problem {
  readonly field: string
  readonly message: string
}

/** Collects problems while a value is read; further ones are dropped after the first hundred. */
export class Report {
  readonly problems: Problem[] = []
  /** Number of problems found, the dropped ones included. */
  count = 0

  /** Notes that a field holds this value where something else was expected. */
  expected(field: string, value: unknown, what: string): void {
    const found = value === undefined ? 'is missing' : `is ${shown(value)}`
    this.note(field, `${found}; expected ${what}`)
  }

  /** Notes a sentence about a field; the field's name is put in front of it. */
  note(field: string, sentence: string): void {
    this.count++
    if (this.problems.length < 100) this.problems.push({ field, message: `${field || 'recipe'} ${sentence}` })
  }
}

/** Reads an unknown value as a T, or reports why not and gives undefined. */
export interface Reader<T> {
  readonly read: (value: unknown, field: string, report: Report) => T | undefined
  readonly optional?: boolean
}

/** A value in a few words for a message: numbers and short texts as they are, the rest by kind. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' ? 'a function' : String(value)
}

const reader = <T>(accepts: (value: unknown) => value is T, what: string): Reader<T> => ({
  read(value, field, report) {
    if (accepts(value)) return value
    report.expected(field, value, what)
    return undefined
  },
})

/** A finite number. */
export const finite: Reader<number> = reader(
  (v): v is number => typeof v === 'number' && Number.isFinite(v),
  'a finite number',
)

/** A number from `from` to `to`. */
export const between = (from: number, to: number): Reader<number> =>
  reader(
    (v): v is number => typeof v === 'number' && v >= from && v <= to,
    `a number from ${from} to ${to.toLocaleString('en')}`,
  )

/** A number from 0 up to but not including 1. */
export const below1: Reader<number> = reader(
  (v): v is number => typeof v === 'number' && v >= 0 && v < 1,
  'a number from 0 to less than 1',
)

/** A whole number from `from` to `to`. */
export const whole = (from: number, to: number): Reader<number> =>
  reader(
    (v): v is number => Number.isInteger(v) && (v as number) >= from && (v as number) <= to,
    `a whole number from ${from} to ${to}`,
  )

/** True or false. */
export const flag: Reader<boolean> = reader((v): v is boolean => typeof v === 'boolean', 'true or false')

/** Text of at most `length` characters. */
export const words = (length: number): Reader<string> =>
  reader(
    (v): v is string => typeof v === 'string' && v.length <= length,
    `text of at most ${length} characters`,
  )

/** Text that matches a pattern, which `what` puts into words. */
export const pattern = (re: RegExp, what: string): Reader<string> =>
  reader((v): v is string => typeof v === 'string' && re.test(v), what)

/** One of a few constants. */
export const oneOf = <T extends string | number>(...values: readonly T[]): Reader<T> =>
  reader(
    (v): v is T => values.includes(v as T),
    values.length === 1 ? shown(values[0]) : `one of ${values.join(', ')}`,
  )

/** Either null or what another reader takes. */
export const nullable = <T>(inner: Reader<T>): Reader<T | null> => ({
  read: (value, field, report) => (value === null ? null : inner.read(value, field, report)),
})

/** A field that may be left out. */
export const optional = <T>(inner: Reader<T>): Reader<T> => ({ ...inner, optional: true })

/** A list of at least `least` items. */
export const list = <T>(item: Reader<T>, least: number, what: string): Reader<readonly T[]> => ({
  read(value, field, report) {
    if (!Array.isArray(value) || value.length < least) {
      report.expected(field, value, least > 0 ? `a list of ${what}, at least ${least}` : `a list of ${what}`)
      return undefined
    }
    const items: T[] = []
    let good = true
    for (let i = 0; i < value.length; i++) {
      const read = item.read(value[i], `${field}[${i}]`, report)
      if (read === undefined) good = false
      else items.push(read)
    }
    return good ? items : undefined
  },
})

/** An object with exactly these fields. */
export const record = <T extends object>(
  fields: { readonly [K in keyof T]-?: Reader<Exclude<T[K], undefined>> },
): Reader<T> => {
  const known = new Map<string, Reader<unknown>>(Object.entries(fields))
  return {
    read(value, field, report) {
      if (!isObject(value)) {
        report.expected(field, value, 'an object')
        return undefined
      }
      const path = (key: string): string => (field ? `${field}.${key}` : key)
      const before = report.count
      for (const key of Object.keys(value))
        if (!known.has(key)) report.note(path(key.slice(0, 40)), 'is not a field this version knows')
      const result: Record<string, unknown> = {}
      for (const [key, inner] of known) {
        const own = Object.hasOwn(value, key) ? value[key] : undefined
        if (own === undefined && inner.optional) continue
        result[key] = inner.read(own, path(key), report)
      }
      return report.count === before ? (result as T) : undefined
    },
  }
}

/** Tells a plain object, whose fields may be read, from lists and everything else. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
