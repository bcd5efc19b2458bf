/** Names for statements: the same name for the same text, and none once the cap is reached. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#limit) return undefined;
    const name = `s${String(this.#names.size)}`;
    this.#names.set(text, name);
    return name;
  }
}
