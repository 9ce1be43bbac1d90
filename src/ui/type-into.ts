/**
 * Changes a text field as if the new text had been typed, so that its own undo takes it back: only what differs is
 * replaced. The field has the focus afterwards, the caret where it was: what is replaced before it moves it along.
 */
export const typeInto = (field: HTMLTextAreaElement, next: string): void => {
  const before = field.value
  if (before === next) return
  const most = Math.min(before.length, next.length)
  let start = 0
  while (start < most && before[start] === next[start]) start++
  let tail = 0
  while (tail < most - start && before.at(-1 - tail) === next.at(-1 - tail)) tail++
  const text = next.slice(start, next.length - tail)
  const end = before.length - tail
  const kept = (at: number): number =>
    at >= end ? at + next.length - before.length : Math.min(at, start + text.length)
  const [from, to] = [kept(field.selectionStart), kept(field.selectionEnd)]
  field.focus()
  field.setSelectionRange(start, end)
  const command = text === '' ? 'delete' : 'insertText'
  // No other way keeps what the browser's own undo knows.
  if (!(document.execCommand?.(command, false, text) && field.value === next)) {
    field.setRangeText(text, start, end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.setSelectionRange(from, to)
}
