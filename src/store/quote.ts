const LONGEST_QUOTE = 40

/** Text from outside, quoted: at most 40 characters, control and invisible ones replaced. */
export const quote = (text: string): string => {
  const characters = [...text.slice(0, 4 * LONGEST_QUOTE).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')]
  const short = characters.length > LONGEST_QUOTE
  return `“${short ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : characters.join('')}”`
}
