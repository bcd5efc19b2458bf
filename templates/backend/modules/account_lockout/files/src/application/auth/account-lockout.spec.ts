import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { accountLockout, networkOf } from './account-lockout.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

const gate = accountLockout({
  LOCKOUT_ACCOUNT_FREE_ATTEMPTS: 3,
  LOCKOUT_ADDRESS_FREE_ATTEMPTS: 5,
  LOCKOUT_FIRST_DELAY_S: 10,
  LOCKOUT_MAX_DELAY_S: 25,
});

/** Null for an attempt that may go on, else the seconds to wait. */
async function attempt(email: string, address: string): Promise<number | null> {
  try {
    await gate.enter(bench.uow.repos, bench.clock, { email, address });
    return null;
  } catch (error) {
    expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    return (error as { details: { retryAfterS: number } }).details.retryAfterS;
  }
}

describe('accountLockout', () => {
  it('lets a few attempts on an account pass, then delays them, longer each time and never for ever', async () => {
    const from = (octet: number) => attempt('one@example.test', `10.0.0.${String(octet)}`);
    expect([await from(1), await from(2), await from(3)]).toEqual([null, null, null]);
    expect(await from(4)).toBe(10);
    bench.clock.advance(11);
    expect([await from(5), await from(6)]).toEqual([null, 20]);
    bench.clock.advance(21);
    expect([await from(7), await from(8)]).toEqual([null, 25]);
    bench.clock.advance(26);
    expect([await from(9), await from(10)]).toEqual([null, 25]);
  });

  it('counts an account in any capitalisation', async () => {
    for (const email of ['Two@example.test', 'two@EXAMPLE.test', 'TWO@example.test']) await attempt(email, '10.0.1.1');
    expect(await attempt('two@example.test', '10.0.1.2')).toBe(10);
  });

  it('counts an address across accounts', async () => {
    for (let index = 0; index < 5; index += 1) await attempt(`a${String(index)}@example.test`, '10.0.2.1');
    expect(await attempt('another@example.test', '10.0.2.1')).toBe(10);
    expect(await attempt('another@example.test', '10.0.2.2')).toBeNull();
  });

  it('does not let a burst of simultaneous attempts slip past', async () => {
    const burst = Array.from({ length: 12 }, (_, index) => attempt('burst@example.test', `10.0.3.${String(index)}`));
    const passed = (await Promise.all(burst)).filter((wait) => wait === null);
    expect(passed).toHaveLength(3);
  });

  it('forgets the account after success, but not what else the address tried', async () => {
    const own = { email: 'own@example.test', address: '10.0.4.1' };
    for (let index = 0; index < 4; index += 1) await attempt(`v${String(index)}@example.test`, own.address);
    await attempt(own.email, own.address);
    await gate.succeeded(bench.uow.repos, own);
    expect(await attempt('v5@example.test', own.address)).toBeNull();
    expect(await attempt('v6@example.test', own.address)).toBe(10);
  });

  it('starts again after a quiet hour', async () => {
    for (let index = 0; index < 3; index += 1) await attempt('quiet@example.test', '10.0.5.1');
    bench.clock.advance(3_601);
    expect([await attempt('quiet@example.test', '10.0.5.1'), await attempt('quiet@example.test', '10.0.5.1')]).toEqual([
      null,
      null,
    ]);
  });

  it('stores neither email nor address', async () => {
    const rows = JSON.stringify(await bench.db.selectFrom('sign_in_attempts').selectAll().execute());
    expect(rows).not.toContain('example.test');
    expect(rows).not.toContain('10.0.');
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
