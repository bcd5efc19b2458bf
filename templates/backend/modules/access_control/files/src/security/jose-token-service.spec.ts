import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { JoseTokenService } from './jose-token-service.ts';

const OLD = { kid: 'old', secret: 'aT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE' };
const NEW = { kid: 'new', secret: 'bT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE' };
const CLAIMS = { userId: randomUUID(), sessionId: randomUUID() };

function service(keys: { kid: string; secret: string }[], clock = fixedClock()) {
  const settings = { JWT_KEYS: keys, JWT_ISSUER: 'api', JWT_AUDIENCE: 'api', ACCESS_TOKEN_TTL_S: 60 };
  return new JoseTokenService(settings, clock);
}

function fixedClock() {
  const clock = { at: Date.parse('2026-01-01T00:00:00Z'), now: () => new Date(clock.at), today: () => '' };
  return clock;
}

/** A token as an attacker who knows the key, but not the rules, would write it. */
function handmade(typ: string, expiresAt: number): Promise<string> {
  return new SignJWT({ sid: CLAIMS.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ, kid: OLD.kid })
    .setSubject(CLAIMS.userId)
    .setIssuer('api')
    .setAudience('api')
    .setExpirationTime(expiresAt)
    .sign(Buffer.from(OLD.secret));
}

describe('access tokens', () => {
  it('carry user and session', async () => {
    const tokens = service([OLD]);
    expect(await tokens.verifyAccess(await tokens.signAccess(CLAIMS))).toEqual(CLAIMS);
  });

  it('expire, also when they were verified before', async () => {
    const clock = fixedClock();
    const tokens = service([OLD], clock);
    const token = await tokens.signAccess(CLAIMS);
    expect(await tokens.verifyAccess(token)).toEqual(CLAIMS);
    clock.at += 60_000;
    expect(await tokens.verifyAccess(token)).toBeNull();
  });

  it('survive the rotation of the key, until the old key goes', async () => {
    const token = await service([OLD]).signAccess(CLAIMS);
    expect(await service([NEW, OLD]).verifyAccess(token)).toEqual(CLAIMS);
    expect(await service([NEW]).verifyAccess(token)).toBeNull();
  });

  it('are refused when forged, unsigned, of another type or another service', async () => {
    const tokens = service([OLD]);
    const token = await tokens.signAccess(CLAIMS);
    const [header = '', payload = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt","kid":"old"}').toString('base64url');
    const later = Date.parse('2026-01-01T00:01:00Z') / 1_000;
    expect(await tokens.verifyAccess(`${header}.${payload}.AAAA`)).toBeNull();
    expect(await tokens.verifyAccess(`${none}.${payload}.`)).toBeNull();
    expect(await tokens.verifyAccess('')).toBeNull();
    expect(await tokens.verifyAccess(await handmade('at+jwt', later))).toEqual(CLAIMS);
    expect(await tokens.verifyAccess(await handmade('jwt', later))).toBeNull();
    expect(await service([{ ...NEW, kid: 'old' }]).verifyAccess(token)).toBeNull();
  });
});

describe('refresh tokens', () => {
  it('are random, and stored as a hash that does not contain them', () => {
    const tokens = service([OLD]);
    const { token, hash } = tokens.newRefresh();
    expect(tokens.newRefresh().token).not.toBe(token);
    expect(hash).toBe(tokens.hashRefresh(token));
    expect(hash).not.toContain(token);
  });
});
