import type { FastifyInstance } from 'fastify';
import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '../core/entities/user.ts';
import { databaseProblems } from '../database/migrate.ts';
import { buildApp } from '../presentation/http/app.ts';
import { createWorkbench, PASSWORD, type UserOptions, type Workbench } from './workbench.ts';

export interface Login {
  readonly token: string;
  /** The refresh token, as its cookie carries it. */
  readonly cookie: string;
  readonly userId: string;
  readonly email: string;
}

export interface RequestOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
}

/** The whole service on a database of its own, called without a socket. */
export interface Harness extends Workbench {
  readonly app: FastifyInstance;
  /** Makes a user of the role and signs them in. */
  readonly login: (role: Role, options?: UserOptions) => Promise<Login>;
  readonly request: (method: Method, url: string, options?: RequestOptions) => Promise<LightMyRequestResponse>;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export async function createHarness(overrides: Readonly<Record<string, string>> = {}): Promise<Harness> {
  const bench = await createWorkbench(overrides);
  const { config, uow, clock, db } = bench;
  const app = await buildApp({ config, uow, clock, databaseProblems: () => databaseProblems(db) });
  await app.ready();

  function request(method: Method, url: string, options: RequestOptions = {}): Promise<LightMyRequestResponse> {
    return app.inject({
      method,
      url,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.cookie === undefined ? {} : { cookies: { refresh_token: options.cookie } }),
      ...(options.body === undefined ? {} : { payload: JSON.stringify(options.body) }),
    });
  }

  async function login(role: Role, options: UserOptions = {}): Promise<Login> {
    const user = await bench.createUser(role, options);
    const body = { email: user.email, password: PASSWORD };
    const response = await request('POST', '/v1/auth/login', { body });
    const { accessToken } = response.json<{ accessToken: string }>();
    return { token: accessToken, cookie: cookieOf(response), userId: user.id, email: user.email };
  }

  async function close(): Promise<void> {
    await app.close();
    await bench.close();
  }

  return { ...bench, app, request, login, close };
}

/** The refresh token that a response sets. */
export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.find((cookie) => cookie.name.endsWith('refresh_token'))?.value ?? '';
}
