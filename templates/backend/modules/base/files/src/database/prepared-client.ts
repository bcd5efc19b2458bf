import pg from 'pg';

/**
 * Names each parametrised statement by its text, so that PostgreSQL parses and plans it once per connection.
 * The statements of an application are finite; the cap guards against filters that multiply them.
 */
export class PreparedClient extends pg.Client {
  static readonly #names = new Map<string, string>();
  static readonly #limit = 500;

  // The driver's overloads cannot be restated without losing them.
  override query = ((first: unknown, second: unknown, third: unknown) => {
    if (typeof first === 'string' && Array.isArray(second)) {
      const name = PreparedClient.nameOf(first);
      if (name !== undefined) return this.#forward({ name, text: first, values: second as unknown[] }, third);
    }
    return this.#forward(first, second, third);
  }) as pg.Client['query'];

  /** The same name for the same text in the whole process; undefined once the cap is reached. */
  static nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#limit) return undefined;
    const name = `s${String(this.#names.size)}`;
    this.#names.set(text, name);
    return name;
  }

  #forward(...args: unknown[]): unknown {
    return (pg.Client.prototype.query as (...a: unknown[]) => unknown).apply(this, args);
  }
}
