import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors/app-error.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import type { SignInGate } from './sign-in-gate.ts';
import { verifyPassword } from './verify-password.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

/** A gate that writes down what it sees, and may be shut. */
function gateOf(seen: string[], shut = false): SignInGate {
  return {
    enter() {
      seen.push('enter');
      return shut ? Promise.reject(new AppError('RATE_LIMITED', 'wait')) : Promise.resolve();
    },
    succeeded() {
      seen.push('succeeded');
      return Promise.resolve();
    },
  };
}

async function verify(gate: SignInGate, password: string, onFind: () => void = () => undefined) {
  const user = await bench.createUser('admin');
  const find = () => (onFind(), bench.uow.repos.users.findCredentialsById(user.id));
  const attempt = { email: user.email, address: '::1' };
  return verifyPassword({ ...bench.auth, gates: [gate] }, attempt, find, password);
}

describe('verifyPassword', () => {
  it('tells the gates about every attempt, and about success only', async () => {
    const right: string[] = [];
    const wrong: string[] = [];
    expect(await verify(gateOf(right), PASSWORD)).not.toBeNull();
    expect(await verify(gateOf(wrong), 'wrong')).toBeNull();
    expect([right, wrong]).toEqual([['enter', 'succeeded'], ['enter']]);
  });

  it('looks at nothing while a gate is shut', async () => {
    let found = false;
    const shut = verify(gateOf([], true), PASSWORD, () => (found = true));
    await expect(shut).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(found).toBe(false);
  });
});
