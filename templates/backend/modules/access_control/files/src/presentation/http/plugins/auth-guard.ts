import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { authenticate, type AuthenticateDeps } from '../../../application/auth/authenticate.ts';
import { AppError } from '../../../core/errors/app-error.ts';
import type { Principal } from '../../../core/ports/security.ts';
import { currentRequest } from '../../../core/request-context.ts';
import { can, type Permission } from '../../../security/permissions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

export interface GuardOptions {
  /** For the few routes that somebody with a temporary password needs to replace it. */
  readonly allowTemporaryPassword?: boolean;
}

/**
 * Makes the hook that lets a request pass: with a live session and, if named, the permission. Use it as
 * `onRequest`, so that a stranger's body is neither read nor validated.
 */
export type Guard = (permission?: Permission, options?: GuardOptions) => onRequestAsyncHookHandler;

/** The actor of a guarded route. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new AppError('UNAUTHENTICATED', 'Authentication is required');
  return request.principal;
}

function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** From here on, route, log and error reports know who is acting. */
function identify(request: FastifyRequest, reply: FastifyReply, principal: Principal): void {
  const context = currentRequest();
  if (context !== undefined) context.userId = principal.userId;
  request.principal = principal;
  request.log = reply.log = request.log.child({ userId: principal.userId });
}

export function createGuard(deps: AuthenticateDeps): Guard {
  return (permission, options = {}) =>
    async (request, reply) => {
      const token = bearerToken(request);
      const session = token === null ? null : await authenticate(deps, token);
      if (session === null) throw new AppError('UNAUTHENTICATED', 'Authentication is required');
      const { principal, mustChangePassword } = session;
      identify(request, reply, principal);
      if (mustChangePassword && options.allowTemporaryPassword !== true) {
        throw new AppError('PASSWORD_CHANGE_REQUIRED', 'Replace the temporary password first');
      }
      if (permission !== undefined && !can(principal.role, permission)) {
        throw new AppError('FORBIDDEN', `Permission ${permission} is required`);
      }
    };
}
