import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TokenPair } from '../../../application/auth/start-session.ts';
import { AppError } from '../../../core/errors/app-error.ts';

export const CSRF_HEADER = 'x-csrf-protection';

/**
 * The refresh token as a cookie. `__Host-` makes browsers refuse it from another host, without HTTPS or with
 * a domain; over plain HTTP, in development, they would not keep it, so there it has neither.
 */
export class RefreshCookie {
  readonly #name: string;
  readonly #secure: boolean;

  constructor(secure: boolean) {
    this.#secure = secure;
    this.#name = secure ? '__Host-refresh_token' : 'refresh_token';
  }

  set(reply: FastifyReply, pair: TokenPair): void {
    void reply.setCookie(this.#name, pair.refreshToken, { ...this.#attributes(), maxAge: pair.refreshExpiresInS });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.#name, this.#attributes());
  }

  /**
   * The token of a request that a page of ours made. Browsers attach the cookie by themselves, and
   * SameSite=Strict trusts every host of the same site. A header of our own is different: a foreign page can
   * only send it after a CORS preflight, which is refused.
   */
  read(request: FastifyRequest): string {
    if (request.headers[CSRF_HEADER] === undefined) {
      throw new AppError('FORBIDDEN', `Send the header ${CSRF_HEADER} with any value`);
    }
    const token = request.cookies[this.#name];
    if (token === undefined) throw new AppError('UNAUTHENTICATED', 'The refresh token is not valid');
    return token;
  }

  #attributes() {
    return { httpOnly: true, secure: this.#secure, sameSite: 'strict', path: '/' } as const;
  }
}
