const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  )

/** Names that programs use themselves. */
const TAKEN =
  'F Value abs beta1 beta2 divide enumerate epsilon erf exp float i iteration learning_rate list log log_of logsumexp m math max maximum mean_square min minimum momentum np optimizer p power print range reversed sigmoid smoothing sqrt squares sum torch trained update v value_of velocity weight_decay zip'.split(
    ' ',
  )

/** A name as Python takes it: what Python does not take becomes `_`. Python itself normalises names as NFKC does. */
export const pythonName = (name: string): string => {
  const plain = name.normalize('NFKC').replace(/[^\p{ID_Continue}_]/gu, '_')
  return /^[\p{ID_Start}_]/u.test(plain) ? plain : `_${plain}`
}

/** Gives names of a model other ones where Python, the program or another name has them already. */
export class PythonNames {
  readonly #taken = new Set([...KEYWORDS, ...TAKEN])
  readonly #given = new Map<string, string>()

  /** The name in the program, always the same for the same name. */
  of(name: string): string {
    return this.#give(name, name)
  }

  /** As `of`, for what is no node of the model: it never takes the name of one. */
  own(name: string): string {
    return this.#give(`own ${name}`, name)
  }

  #give(key: string, name: string): string {
    const known = this.#given.get(key)
    if (known !== undefined) return known
    let python = pythonName(name)
    while (this.#taken.has(python)) python += '_'
    this.#taken.add(python)
    this.#given.set(key, python)
    return python
  }
}
