import pg from 'pg';
import { StatementNames } from './statement-names.ts';

/**
 * Names each parametrised statement by its text, so that PostgreSQL parses and plans it once per connection.
 * The statements of an application are finite; the cap guards against filters that multiply them.
 */
export class PreparedClient extends pg.Client {
  static readonly #names = new StatementNames(500);

  // The driver's overloads cannot be restated without losing them.
  override query = ((first: unknown, second: unknown, third: unknown) => {
    if (typeof first === 'string' && Array.isArray(second)) {
      const name = PreparedClient.#names.of(first);
      if (name !== undefined) return this.#forward({ name, text: first, values: second as unknown[] }, third);
    }
    return this.#forward(first, second, third);
  }) as pg.Client['query'];

  #forward(...args: unknown[]): unknown {
    return (pg.Client.prototype.query as (...a: unknown[]) => unknown).apply(this, args);
  }
}
