/** A clock and timers that stand still until told to go on. */
export class FakeClock {
  visible = true
  #now = 0
  #next = 1
  readonly #timers = new Map<number, { readonly at: number; readonly callback: () => void }>()

  /** What the code under test is given. */
  readonly clock = {
    visible: () => this.visible,
    now: () => this.#now,
    setTimeout: (callback: () => void, ms: number): unknown => {
      this.#timers.set(this.#next, { at: this.#now + ms, callback })
      return this.#next++
    },
    clearTimeout: (handle: unknown): void => void this.#timers.delete(handle as number),
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.#timers.size
  }

  /** Lets time pass, timers firing in order and promises settling between them. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (;;) {
      const due = [...this.#timers].filter(([, t]) => t.at <= end).sort((a, b) => a[1].at - b[1].at)[0]
      if (due === undefined) break
      this.#timers.delete(due[0])
      this.#now = Math.max(this.#now, due[1].at)
      due[1].callback()
      await settle()
    }
    this.#now = Math.max(this.#now, end)
  }

  /** Lets a stretch of time go by in which no timer could fire, as when the page is held up or asleep. */
  sleep(ms: number): void {
    this.#now += ms
  }
}

/** Lets everything that is ready to settle do so. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}
