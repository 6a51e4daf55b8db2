/** A table in Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`
  return `${line(heads)}|${' --- |'.repeat(heads.length)}\n${rows.map(line).join('')}\n`
}

export const code = (text: string): string => `\`${text}\``

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n\n`

/** A section with its heading; nothing when there is nothing to say. */
export const section = (heading: string, text: string): string => (text === '' ? '' : `${heading}\n\n${text}`)
