/**
 * Copies of what training changes, at iterations 0, s, 2s, … in bounded memory: when it is full every second copy is
 * dropped and the stride s doubles.
 */
export class Checkpoints {
  readonly #cells: Int32Array
  readonly #most: number
  #stride = 1
  #saved: Float64Array[] = []

  /** Keeps these cells, at most `most` times, 2 or more. */
  constructor(cells: Int32Array, most: number) {
    this.#cells = cells
    this.#most = Math.max(2, most)
  }

  /** Number of copies held. */
  get count(): number {
    return this.#saved.length
  }

  /** The same copies, of iterations before k only. */
  before(k: number): Checkpoints {
    const kept = new Checkpoints(this.#cells, this.#most)
    kept.#stride = this.#stride
    kept.#saved = this.#saved.slice(0, Math.max(0, Math.ceil(k / this.#stride)))
    return kept
  }

  /** Takes iteration k's cells if they are the next to be kept. */
  offer(k: number, cells: Float64Array): void {
    if (k !== this.#saved.length * this.#stride) return
    if (this.#saved.length === this.#most) {
      this.#saved = this.#saved.filter((_, j) => j % 2 === 0)
      this.#stride *= 2
      if (k !== this.#saved.length * this.#stride) return
    }
    const copy = new Float64Array(this.#cells.length)
    for (let i = 0; i < copy.length; i++) copy[i] = cells[this.#cells[i]!]!
    this.#saved.push(copy)
  }

  /** The last kept iteration that is not after k; 0 where none is. */
  nearest(k: number): number {
    return this.#stride * Math.max(0, Math.min(Math.floor(k / this.#stride), this.#saved.length - 1))
  }

  /** Writes the cells of a kept iteration back. Throws RangeError where it was not kept. */
  restore(k: number, cells: Float64Array): void {
    const copy = this.#saved[k / this.#stride]
    if (!copy) throw new RangeError(`iteration ${k} was not kept`)
    for (let i = 0; i < copy.length; i++) cells[this.#cells[i]!] = copy[i]!
  }
}
