import type { ReactElement } from 'react'
import type { Piece } from '../explain/explanation.ts'
import { formatNumber, fullPrecision } from '../explain/format.ts'

/** Words and numbers; each number in the hue of what it is, with all its digits on hover. */
export const Sentence = ({ pieces }: { readonly pieces: readonly Piece[] }): ReactElement => (
  <>
    {pieces.map((piece, i) =>
      piece.t === 'words' ? (
        piece.text
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
