import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import type { AuthDeps } from '../../../application/auth/auth-deps.ts';
import { createUser } from '../../../application/users/create-user.ts';
import { findUser } from '../../../application/users/find-user.ts';
import { listUsers } from '../../../application/users/list-users.ts';
import { ownProfile } from '../../../application/users/own-profile.ts';
import { resetPassword } from '../../../application/users/reset-password.ts';
import { updateUser } from '../../../application/users/update-user.ts';
import { principalOf, type Guard } from '../plugins/auth-guard.ts';
import { errors, idParams } from '../schemas/common.ts';
import {
  invitedUserView,
  profileView,
  temporaryPasswordView,
  toProfileView,
  toUserView,
  userBody,
  userPage,
  userPatch,
  userQuery,
  userView,
} from '../schemas/users.ts';

export interface UserRoutesOptions {
  readonly auth: AuthDeps;
  readonly guard: Guard;
}

const shared = { tags: ['users'], security: [{ bearerAuth: [] }] };

export const userRoutes: FastifyPluginCallbackZod<UserRoutesOptions> = (app, { auth, guard }, done) => {
  app.get(
    '/me',
    {
      onRequest: guard(undefined, { allowTemporaryPassword: true }),
      schema: { ...shared, operationId: 'me', response: { 200: profileView, ...errors(400, 401, 429) } },
    },
    async (request) => toProfileView(await ownProfile(auth.uow, principalOf(request))),
  );

  app.get(
    '/users',
    {
      onRequest: guard('users:read'),
      schema: {
        ...shared,
        operationId: 'listUsers',
        querystring: userQuery,
        response: { 200: userPage, ...errors(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const page = await listUsers(auth.uow, principalOf(request), request.query);
      return { items: page.items.map(toUserView), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/users/:id',
    {
      onRequest: guard('users:read'),
      schema: {
        ...shared,
        operationId: 'getUser',
        params: idParams,
        response: { 200: userView, ...errors(400, 401, 403, 404, 429) },
      },
    },
    async (request) => toUserView(await findUser(auth.uow, principalOf(request), request.params.id)),
  );

  app.post(
    '/users',
    {
      onRequest: guard('users:create'),
      schema: {
        ...shared,
        operationId: 'createUser',
        body: userBody,
        response: { 201: invitedUserView, ...errors(400, 401, 403, 409, 413, 429, 503) },
      },
    },
    async (request, reply) => {
      const { user, temporaryPassword } = await createUser(auth, principalOf(request), request.body);
      reply.header('location', `/v1/users/${user.id}`);
      return reply.code(201).send({ ...toUserView(user), temporaryPassword });
    },
  );

  app.patch(
    '/users/:id',
    {
      onRequest: guard('users:update'),
      schema: {
        ...shared,
        operationId: 'updateUser',
        params: idParams,
        body: userPatch,
        response: { 200: userView, ...errors(400, 401, 403, 404, 409, 412, 413, 429) },
      },
    },
    async (request) => {
      const { version, ...change } = request.body;
      return toUserView(await updateUser(auth, principalOf(request), request.params.id, version, change));
    },
  );

  app.post(
    '/users/:id/reset-password',
    {
      onRequest: guard('users:update'),
      schema: {
        ...shared,
        operationId: 'resetPassword',
        params: idParams,
        response: { 200: temporaryPasswordView, ...errors(400, 401, 403, 404, 409, 429, 503) },
      },
    },
    async (request) => ({
      temporaryPassword: await resetPassword(auth, principalOf(request), request.params.id),
    }),
  );

  done();
};
