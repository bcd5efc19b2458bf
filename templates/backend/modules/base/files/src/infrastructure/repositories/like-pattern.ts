/** A LIKE pattern that finds texts containing the words as typed: `%`, `_` and `\` lose their meaning. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
