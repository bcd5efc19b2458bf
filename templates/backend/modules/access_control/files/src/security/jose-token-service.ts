import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Config } from '../config/env.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { AccessClaims, TokenService } from '../core/ports/security.ts';

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int(), nbf: z.int().optional() });

type TokenSettings = Pick<Config, 'JWT_KEYS' | 'JWT_ISSUER' | 'JWT_AUDIENCE' | 'ACCESS_TOKEN_TTL_S'>;

/**
 * Signed access tokens and random refresh tokens. Keys carry a `kid`: to rotate, put the new key first and
 * keep the old one until its last token has expired. Nobody is signed out by that.
 */
export class JoseTokenService implements TokenService {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #signing: { readonly kid: string; readonly key: KeyObject };
  readonly #settings: TokenSettings;
  readonly #clock: Clock;
  /** A signature is checked once per token; expiry is checked on every use. */
  readonly #verified = new LRUCache<string, { claims: AccessClaims; expiresAtMs: number }>({ max: 20_000 });

  constructor(settings: TokenSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#keys = new Map(
      settings.JWT_KEYS.map(({ kid, secret }) => [kid, createSecretKey(Buffer.from(secret, 'utf8'))]),
    );
    const [first] = this.#keys;
    if (first === undefined) throw new Error('JWT_KEYS holds no key');
    this.#signing = { kid: first[0], key: first[1] };
  }

  signAccess({ userId, sessionId }: AccessClaims): Promise<string> {
    const issuedAt = Math.floor(this.#clock.now().getTime() / 1_000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: this.#signing.kid })
      .setSubject(userId)
      .setIssuer(this.#settings.JWT_ISSUER)
      .setAudience(this.#settings.JWT_AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.#settings.ACCESS_TOKEN_TTL_S)
      .sign(this.#signing.key);
  }

  async verifyAccess(token: string): Promise<AccessClaims | null> {
    const known = this.#verified.get(token) ?? (await this.#verify(token));
    return known !== null && known.expiresAtMs > this.#clock.now().getTime() ? known.claims : null;
  }

  newRefresh(): { token: string; hash: string } {
    const token = randomBytes(32).toString('base64url');
    return { token, hash: this.hashRefresh(token) };
  }

  hashRefresh(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  async #verify(token: string): Promise<{ claims: AccessClaims; expiresAtMs: number } | null> {
    const payload = await this.#payload(token);
    const parsed = claims.safeParse(payload);
    if (!parsed.success) return null;
    const { sub, sid, exp } = parsed.data;
    const verified = { claims: { userId: sub, sessionId: sid }, expiresAtMs: exp * 1_000 };
    this.#verified.set(token, verified);
    return verified;
  }

  /** Anything that is not a genuine token is the same to the caller, whatever is wrong with it. */
  async #payload(token: string): Promise<unknown> {
    try {
      const verified = await jwtVerify(token, (header) => this.#keyOf(header), {
        algorithms: ['HS256'],
        typ: 'at+jwt',
        issuer: this.#settings.JWT_ISSUER,
        audience: this.#settings.JWT_AUDIENCE,
        currentDate: this.#clock.now(),
      });
      return verified.payload;
    } catch {
      return null;
    }
  }

  #keyOf(header: Pick<JWTHeaderParameters, 'kid'>): KeyObject {
    const key = this.#keys.get(header.kid ?? '');
    if (key === undefined) throw new Error('unknown kid');
    return key;
  }
}
