import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDown } from '../database/migrate.ts';
import { buildApp } from '../presentation/http/app.ts';
import { createHarness, type Harness } from './harness.ts';

const METRICS_TOKEN = 'vT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ METRICS_TOKEN });
});
afterAll(() => h.close());

describe('health', () => {
  it('is up and ready', async () => {
    expect((await h.request('GET', '/health/live')).json()).toEqual({ status: 'ok' });
    const ready = await h.request('GET', '/health/ready');
    expect(ready.json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } });
  });

  it('is alive but not ready while migrations are pending, or the database is gone', async () => {
    const other = await createHarness();
    await migrateDown(other.db);
    const pending = await other.request('GET', '/health/ready');
    expect(pending.statusCode).toBe(503);
    expect(pending.json()).toEqual({ status: 'down', checks: { database: 'ok', migrations: 'down' } });
    await other.close();
    const unreachable = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const gone = await buildApp({ ...h, databaseProblems: unreachable });
    const down = await gone.inject('/health/ready');
    expect(down.statusCode).toBe(503);
    expect(down.json()).toEqual({ status: 'down', checks: { database: 'down', migrations: 'down' } });
    expect((await gone.inject('/health/live')).statusCode).toBe(200);
    await gone.close();
  });
});

describe('metrics', () => {
  const read = (token: string) => h.request('GET', '/metrics', { token });

  it('count requests by route, for whoever has the token', async () => {
    await h.request('GET', '/v1/users/00000000-0000-4000-8000-000000000000');
    const response = await read(METRICS_TOKEN);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('http_request_duration_seconds_count{method="GET",route="/v1/users/:id",status="401"}');
  });

  it('are closed to everybody else', async () => {
    expect((await h.request('GET', '/metrics')).statusCode).toBe(401);
    expect((await read(`${METRICS_TOKEN}x`)).statusCode).toBe(401);
    expect((await read((await h.login('admin')).token)).statusCode).toBe(401);
  });

  it('do not exist without a token', async () => {
    const other = await createHarness();
    expect((await other.request('GET', '/metrics')).statusCode).toBe(404);
    await other.close();
  });
});
