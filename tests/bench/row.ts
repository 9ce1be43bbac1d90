/** One row of the bench's table: a budget, what was measured, and what to print besides. */
export type Row = {
  readonly what: string
  readonly unit: string
  readonly must: number
  readonly aim: number
  readonly measured: number
  /** True where a larger number is better. */
  readonly larger?: boolean
  readonly note?: string
  /** What a miss comes from, as far as it was measured. */
  readonly why?: string
  /** True where the design sets no such budget: what is measured beside those it sets. */
  readonly beside?: boolean
  /** The machine's load average over a minute when the measurement began. */
  readonly load?: number
}

/** How a measurement stands to its budget. */
export type Verdict = 'aim met' | 'must met' | 'MISSED'

/** Whether the aim, only the must, or neither is met; a number that is none meets nothing. */
export const verdictOf = ({ must, aim, measured, larger = false }: Row): Verdict => {
  const within = (limit: number): boolean => (larger ? measured >= limit : measured <= limit)
  if (within(aim)) return 'aim met'
  return within(must) ? 'must met' : 'MISSED'
}

const number = (value: number): string => String(Math.round(value * 100) / 100)

/** The rows as a table of aligned columns. */
export const tableOf = (rows: readonly Row[]): string => {
  const sign = (row: Row): string => (row.larger ? '≥' : '≤')
  const cells = rows.map((row) => [
    row.beside ? `(${row.what})` : row.what,
    `${sign(row)} ${number(row.must)} ${row.unit}`,
    `${sign(row)} ${number(row.aim)} ${row.unit}`,
    `${number(row.measured)} ${row.unit}`,
    verdictOf(row),
    row.load === undefined ? '' : row.load.toFixed(1),
    row.note ?? '',
  ])
  const lines = [['what', 'must', 'aim', 'measured', 'verdict', 'load', ''], ...cells]
  const widths = lines[0]?.map((_, k) => Math.max(...lines.map((line) => line[k]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, k) => cell.padEnd(widths[k] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** One line on each budget that was missed: by how much, how busy the machine was, and what it comes from. */
export const missesOf = (rows: readonly Row[]): readonly string[] =>
  rows
    .filter((row) => verdictOf(row) === 'MISSED')
    .map(
      ({ what, unit, must, measured, why = 'not looked into', load = Number.NaN }) =>
        `MISSED ${what}: ${number(measured)} ${unit} against ${number(must)} ${unit}, at a load of ${load.toFixed(1)}: ${why}`,
    )
