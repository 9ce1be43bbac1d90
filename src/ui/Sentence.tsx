import { Fragment, type ReactElement } from 'react'
import type { Piece } from '../explain/explanation.ts'
import { formatNumber, fullPrecision } from '../explain/format.ts'

/** Derivatives such as ∂E/∂w₅ stay on one line. */
const DERIVATIVE = /(∂[^\s/]+\/∂[^\s,.;:]+)/u

const Words = ({ text }: { readonly text: string }): ReactElement => (
  <>
    {text.split(DERIVATIVE).map((part, i) =>
      i % 2 === 0 ? (
        <Fragment key={i}>{part}</Fragment>
      ) : (
        <span key={i} className="whole">
          {part}
        </span>
      ),
    )}
  </>
)

/** Words and numbers; each number in the hue of what it is, with all its digits on hover. */
export const Sentence = ({ pieces }: { readonly pieces: readonly Piece[] }): ReactElement => (
  <>
    {pieces.map((piece, i) =>
      piece.t === 'words' ? (
        <Words key={i} text={piece.text} />
      ) : (
        <b
          key={i}
          className="hue"
          data-hue={piece.hue}
          data-cell={piece.cell}
          title={fullPrecision(piece.value)}
        >
          {formatNumber(piece.value)}
        </b>
      ),
    )}
  </>
)
