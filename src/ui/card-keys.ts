/** Which of `count` cards in rows of `columns` a key leads to from card `at`; null where it is not a key of cards. */
export const cardAfterKey = (key: string, at: number, count: number, columns: number): number | null => {
  const step: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: count - 1 - at,
  }
  const by = Object.hasOwn(step, key) ? step[key] : undefined
  if (by === undefined) return null
  const next = at + by
  return next >= 0 && next < count ? next : at
}
