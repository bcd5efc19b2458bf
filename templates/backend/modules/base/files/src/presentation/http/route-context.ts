import type { Clock } from '../../core/ports/clock.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import type { Guard } from './plugins/auth-guard.ts';

/** What the routes of the business records work with. */
export interface RouteContext {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly guard: Guard;
}

/** How much a class of routes costs and how tempting it is: limits hang on it. */
export type RateClass = 'read' | 'write' | 'credentials' | 'unlimited';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** By default GET and HEAD read and everything else writes. */
    rateClass?: RateClass;
  }
}
