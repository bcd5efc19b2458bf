import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

const APP = 'https://app.example.test';

let closed: Harness;
let open: Harness;
beforeAll(async () => {
  closed = await createHarness();
  open = await createHarness({ CORS_ORIGINS: APP });
});
afterAll(async () => {
  await closed.close();
  await open.close();
});

function preflight(harness: Harness, origin: string) {
  return harness.app.inject({
    method: 'OPTIONS',
    url: '/v1/auth/refresh',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf-protection' },
  });
}

describe('security headers', () => {
  it('stand on answers and on failures alike', async () => {
    for (const url of ['/health/live', '/v1/me', '/nothing']) {
      const { headers } = await closed.request('GET', url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  });
});

describe('CORS', () => {
  it('is closed unless an origin is listed', async () => {
    const answer = await closed.request('GET', '/v1/me', { headers: { origin: APP } });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await preflight(closed, APP)).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is open for the listed origin only', async () => {
    const allowed = await preflight(open, APP);
    expect(allowed.headers['access-control-allow-origin']).toBe(APP);
    expect(allowed.headers['access-control-allow-headers']).toContain('x-csrf-protection');
    const foreign = await preflight(open, 'https://evil.test');
    expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
