/** What a piece of a line of Python is; `text` is everything that is not told apart. */
export type PythonTokenKind = 'keyword' | 'number' | 'string' | 'comment' | 'text'

/** A piece of a line. */
export interface PythonToken {
  readonly kind: PythonTokenKind
  readonly text: string
}

const KEYWORDS = new Set(
  'as class def elif else except False for from if import in is None not or and return True try while with yield'.split(
    ' ',
  ),
)

const PIECE =
  /(?<comment>#.*)|(?<string>"""[^"]*"""|"[^"]*")|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>0x[\dA-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<other>[^#"\p{L}_\d.]+|.)/gu

/** The pieces of a line of the programs that are written here; together they are the line. */
export const pythonTokens = (line: string): readonly PythonToken[] => {
  const tokens: PythonToken[] = []
  for (const { groups = {}, 0: text } of line.matchAll(PIECE)) {
    const kind: PythonTokenKind =
      groups.comment !== undefined
        ? 'comment'
        : groups.string !== undefined
          ? 'string'
          : groups.number !== undefined
            ? 'number'
            : groups.word !== undefined && KEYWORDS.has(text)
              ? 'keyword'
              : 'text'
    const last = tokens.at(-1)
    if (kind === 'text' && last?.kind === 'text') tokens[tokens.length - 1] = { kind, text: last.text + text }
    else tokens.push({ kind, text })
  }
  return tokens
}
