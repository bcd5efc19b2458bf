import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({
    RATE_LIMIT_READ_PER_MINUTE: '5',
    RATE_LIMIT_WRITE_PER_MINUTE: '4',
    RATE_LIMIT_CREDENTIALS_PER_MINUTE: '3',
  });
});
afterAll(() => h.close());

async function statuses(count: number, send: () => Promise<{ statusCode: number }>): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await send()).statusCode);
  return seen;
}

describe('rate limits', () => {
  it('count each class of routes together, and apart from the others', async () => {
    const body = { email: 'a@example.test', password: 'x' };
    const login = () => h.request('POST', '/v1/auth/login', { body });
    expect(await statuses(4, login)).toEqual([401, 401, 401, 429]);
    expect((await h.request('POST', '/v1/auth/refresh')).statusCode).toBe(429);
    expect(await statuses(5, () => h.request('POST', '/v1/auth/logout'))).toEqual([401, 401, 401, 401, 429]);
    expect(await statuses(3, () => h.request('GET', '/v1/me'))).toEqual([401, 401, 401]);
    expect(await statuses(3, () => h.request('GET', '/v1/users'))).toEqual([401, 401, 429]);
  });

  it('say when to come back', async () => {
    const refused = await h.request('POST', '/v1/auth/login', { body: {} });
    expect(refused.json()).toMatchObject({ code: 'RATE_LIMITED', type: 'urn:problem:rate-limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('never stand between the orchestrator and the health checks', async () => {
    expect(new Set(await statuses(20, () => h.request('GET', '/health/live')))).toEqual(new Set([200]));
  });

  it('do not depend on what a client says its address is', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    expect((await h.request('POST', '/v1/auth/login', { body: {}, headers })).statusCode).toBe(429);
  });
});

describe('load shedding', () => {
  it('refuses new work with 503 while the event loop lags, and never a health check', async () => {
    const busy = await createHarness({ LOAD_SHED_EVENT_LOOP_DELAY_MS: '20' });
    const refused = await vi.waitFor(
      async () => {
        for (const until = performance.now() + 200; performance.now() < until; );
        const response = await busy.request('GET', '/v1/me');
        expect(response.statusCode).toBe(503);
        return response;
      },
      { timeout: 15_000, interval: 10 },
    );
    expect(refused.json()).toMatchObject({ code: 'UNAVAILABLE' });
    expect(refused.headers['retry-after']).toBe('1');
    expect((await busy.request('GET', '/health/live')).statusCode).toBe(200);
    await busy.close();
  });
});
