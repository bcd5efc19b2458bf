import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AuthDeps, Client } from '../../../application/auth/auth-deps.ts';
import { changePassword } from '../../../application/auth/change-password.ts';
import { listOwnSessions, revokeOwnSession } from '../../../application/auth/own-sessions.ts';
import { refreshSession } from '../../../application/auth/refresh-session.ts';
import { signIn } from '../../../application/auth/sign-in.ts';
import { signOut, signOutEverywhere } from '../../../application/auth/sign-out.ts';
import type { TokenPair } from '../../../application/auth/start-session.ts';
import { principalOf, type Guard } from '../plugins/auth-guard.ts';
import {
  accessTokenView,
  passwordChangeBody,
  sessionList,
  signedInView,
  signInBody,
  toSessionView,
} from '../schemas/auth.ts';
import { errors, idParams } from '../schemas/common.ts';
import { CSRF_HEADER, type RefreshCookie } from './refresh-cookie.ts';

export interface AuthRoutesOptions {
  readonly auth: AuthDeps;
  readonly guard: Guard;
  readonly cookie: RefreshCookie;
}

const shared = { tags: ['auth'] };
const guarded = { ...shared, security: [{ bearerAuth: [] }] };
const credentials = { rateClass: 'credentials' } as const;
const csrfHeaders = z.object({ [CSRF_HEADER]: z.string().optional() });

function clientOf(request: FastifyRequest): Client {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? null };
}

function accessToken(pair: TokenPair): z.infer<typeof accessTokenView> {
  return { accessToken: pair.accessToken, expiresIn: pair.accessExpiresInS, tokenType: 'Bearer' };
}

export const authRoutes: FastifyPluginCallbackZod<AuthRoutesOptions> = (app, options, done) => {
  const { auth, guard, cookie } = options;
  const withTemporaryPassword = guard(undefined, { allowTemporaryPassword: true });

  app.post(
    '/login',
    {
      config: credentials,
      schema: {
        ...shared,
        operationId: 'login',
        body: signInBody,
        response: { 200: signedInView, ...errors(400, 401, 413, 429, 503) },
      },
    },
    async (request, reply) => {
      const session = await signIn(auth, request.body, clientOf(request));
      cookie.set(reply, session);
      return { ...accessToken(session), mustChangePassword: session.mustChangePassword };
    },
  );

  app.post(
    '/refresh',
    {
      config: credentials,
      schema: {
        ...shared,
        operationId: 'refresh',
        description: `Uses the refresh cookie; needs the header ${CSRF_HEADER}.`,
        security: [{ refreshCookie: [] }],
        headers: csrfHeaders,
        response: { 200: accessTokenView, ...errors(400, 401, 403, 429) },
      },
    },
    async (request, reply) => {
      const pair = await refreshSession(auth, cookie.read(request));
      cookie.set(reply, pair);
      return accessToken(pair);
    },
  );

  app.post(
    '/logout',
    {
      onRequest: withTemporaryPassword,
      schema: { ...guarded, operationId: 'logout', response: { 204: z.null(), ...errors(400, 401, 429) } },
    },
    async (request, reply) => {
      await signOut(auth.uow, principalOf(request));
      return leave(reply);
    },
  );

  app.post(
    '/logout-everywhere',
    {
      onRequest: withTemporaryPassword,
      schema: { ...guarded, operationId: 'logoutEverywhere', response: { 204: z.null(), ...errors(400, 401, 429) } },
    },
    async (request, reply) => {
      await signOutEverywhere(auth.uow, principalOf(request));
      return leave(reply);
    },
  );

  app.post(
    '/password',
    {
      onRequest: withTemporaryPassword,
      config: credentials,
      schema: {
        ...guarded,
        operationId: 'changePassword',
        body: passwordChangeBody,
        response: { 204: z.null(), ...errors(400, 401, 409, 413, 429, 503) },
      },
    },
    async (request, reply) => {
      await changePassword(auth, principalOf(request), request.body, request.ip);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/sessions',
    {
      onRequest: guard(),
      schema: { ...guarded, operationId: 'listSessions', response: { 200: sessionList, ...errors(400, 401, 403, 429) } },
    },
    async (request) => {
      const sessions = await listOwnSessions(auth.uow, principalOf(request));
      return { items: sessions.map(toSessionView) };
    },
  );

  app.delete(
    '/sessions/:id',
    {
      onRequest: guard(),
      schema: {
        ...guarded,
        operationId: 'revokeSession',
        params: idParams,
        response: { 204: z.null(), ...errors(400, 401, 403, 404, 429) },
      },
    },
    async (request, reply) => {
      await revokeOwnSession(auth.uow, principalOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  function leave(reply: FastifyReply): FastifyReply {
    cookie.clear(reply);
    return reply.code(204).send(null);
  }

  done();
};
