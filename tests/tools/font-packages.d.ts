declare module 'subset-font' {
  /** Subsets a font to the characters of a text with HarfBuzz. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2' | 'truetype'; noHinting?: boolean; keepFeatures?: string[] },
  ): Promise<Uint8Array>
}

declare module 'fontverter' {
  /** Converts a font between container formats. */
  export function convert(font: Uint8Array, format: 'truetype'): Promise<Uint8Array>
}
