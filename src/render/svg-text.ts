/** A number as SVG prints it: at most two decimals, never `-0`; throws a RangeError where it is not finite. */
export const svgNumber = (value: number): string => {
  if (!Number.isFinite(value))
    throw new RangeError(`A mark has the coordinate ${value}; coordinates are finite.`)
  return String(Math.round(value * 100) / 100 + 0)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe for XML content and attributes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!)

type Attribute = string | number | readonly number[] | undefined

const printed = (value: string | number | readonly number[]): string =>
  typeof value === 'string'
    ? escapeXml(value)
    : typeof value === 'number'
      ? svgNumber(value)
      : value.map(svgNumber).join(' ')

/** Attributes with a leading space each, in the order given; undefined ones are left out. */
export const attributes = (values: Readonly<Record<string, Attribute>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${printed(value)}"`))
    .join('')
