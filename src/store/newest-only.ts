/** Asks questions one at a time: of those that come meanwhile only the newest is asked next. */
export interface NewestOnly<Q> {
  request(question: Q): void
  /** Drops what is on its way. */
  cancel(): void
}

/** What becomes of questions and answers. */
export interface NewestOnlyOptions<Q, A> {
  readonly ask: (question: Q) => Promise<A>
  readonly take: (answer: A, question: Q) => void
  readonly fail: (error: unknown, question: Q) => void
}

/** Lets questions queue no longer than one behind the other, however fast they come. */
export const newestOnly = <Q, A>({ ask, take, fail }: NewestOnlyOptions<Q, A>): NewestOnly<Q> => {
  let next: { readonly question: Q } | null = null
  let busy = false
  let round = 0
  const go = async (): Promise<void> => {
    busy = true
    while (next !== null) {
      const { question } = next
      const asked = round
      next = null
      try {
        const answer = await ask(question)
        if (asked === round) take(answer, question)
      } catch (error) {
        if (asked === round) fail(error, question)
      }
    }
    busy = false
  }
  return {
    request: (question) => {
      next = { question }
      if (!busy) void go()
    },
    cancel: () => {
      next = null
      round++
    },
  }
}
