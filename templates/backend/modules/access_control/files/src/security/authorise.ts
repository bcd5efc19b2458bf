import { AppError } from '../core/errors/app-error.ts';
import type { Principal } from '../core/ports/security.ts';
import { can, type Permission } from './permissions.ts';

/**
 * Refuses an actor without the permission. Every use case calls it first, so that a use case reached some
 * other way than through a guarded route is guarded all the same.
 */
export function authorise(actor: Principal, permission: Permission): void {
  if (!can(actor.role, permission)) {
    throw new AppError('FORBIDDEN', `Permission ${permission} is required`);
  }
}
