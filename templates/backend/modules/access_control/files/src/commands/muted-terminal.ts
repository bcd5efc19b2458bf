import { Writable } from 'node:stream';

/** A terminal that shows nothing of what is typed while it is muted. */
export class MutedTerminal extends Writable {
  muted = false;
  readonly #terminal: Writable;

  constructor(terminal: Writable) {
    super();
    this.#terminal = terminal;
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) this.#terminal.write(chunk, encoding);
    done();
  }
}
