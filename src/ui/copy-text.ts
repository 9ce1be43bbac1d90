/** Copies text to the clipboard, also on plain http, where browsers offer no clipboard. False where nothing worked. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.position = 'fixed'
    area.style.opacity = '0'
    document.body.append(area)
    const focused = document.activeElement
    area.select()
    const copied = document.execCommand?.('copy') ?? false
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
    return copied
  }
}
