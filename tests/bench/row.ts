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
    row.what,
    `${sign(row)} ${number(row.must)} ${row.unit}`,
    `${sign(row)} ${number(row.aim)} ${row.unit}`,
    `${number(row.measured)} ${row.unit}`,
    verdictOf(row),
    row.note ?? '',
  ])
  const lines = [['what', 'must', 'aim', 'measured', 'verdict', ''], ...cells]
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
