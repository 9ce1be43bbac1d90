const range = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, k) => String.fromCodePoint(first + k)).join('')

const ascii = range(0x20, 0x7e)
const latin1 = range(0xa0, 0xff)
const greek = 'αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ'
const punctuation = '–—‘’“”„…•′″'
const operators = '−·×÷±⋅≈≤≥≠≪≫∞∂∇∑∏√∈∘⊙⟨⟩⌊⌋‖→←↑↓↔↦⇒▸▾▴◂▶◀●○✓⋯'
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿʲᵏˡᵀ'
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ'
const fractions = '½⅓⅔¼¾⅛'
const letters = 'ℓ'
const accents = '\u0302'
const mathItalic = `${range(0x1d434, 0x1d454)}ℎ${range(0x1d456, 0x1d467)}${range(0x1d6e2, 0x1d71b)}𝚤𝚥`
const dots = '⋮⋱'
const stretchy = '⏞⏟⏜⏝⎴⎵_^∣'

/** Every character the text of the page and of the stage may use. */
export const textCharacters: readonly string[] = [
  ...new Set(
    ascii + latin1 + greek + punctuation + operators + raised + lowered + fractions + letters + accents,
  ),
]

/**
 * Every character a formula takes from Noto Sans Math: italic letters, operators, dots in matrices, braces that stretch.
 * Upright letters and digits are Noto Sans, the same design, in its real weights.
 */
export const formulaCharacters: readonly string[] = [
  ...new Set(` !()*+,-./:;<=>[]|{}${operators}${dots}${mathItalic}${stretchy}`),
]
