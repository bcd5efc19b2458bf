import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../core/ports/clock.ts';
import { everything, hiddenColumn, inScope, type Scopes } from './scope.ts';

const db = new Kysely<{ things: { id: string; owner: string } }>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (inner) => new PostgresIntrospector(inner),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const clock: Clock = { now: () => new Date(0), today: () => '1970-01-01' };
const admin = { userId: 'u-1', sessionId: 's-1', role: 'admin' } as const;
const things = db.selectFrom('things').select('id');

describe('inScope', () => {
  it('adds no condition where everything may be touched', () => {
    const scopes: Scopes<'read'> = { admin: { read: everything } };
    expect(inScope(things, scopes, 'read', admin, clock).compile().sql).toBe('select "id" from "things"');
  });

  it('adds the condition of the role, with the actor as a parameter', () => {
    const scopes: Scopes<'read'> = { admin: { read: (actor) => sql`owner = ${actor.userId}` } };
    const query = inScope(things, scopes, 'read', admin, clock).compile();
    expect([query.sql, query.parameters]).toEqual(['select "id" from "things" where owner = $1', ['u-1']]);
  });

  it('finds nothing for a role or an action that is not named', () => {
    const scopes: Scopes<'read' | 'update'> = { admin: { read: everything } };
    expect(inScope(things, scopes, 'update', admin, clock).compile().sql).toContain('where false');
    expect(inScope(things, {}, 'read', admin, clock).compile().sql).toContain('where false');
  });
});

describe('hiddenColumn', () => {
  it('names what is hidden on every row and, by a condition, what is hidden on some', () => {
    const shown = [{ fields: ['phone'], on: () => sql<boolean>`mine` }];
    const column = hiddenColumn(['phone', 'email'], shown, admin, clock);
    expect(things.select(column.as('hidden')).compile().sql).toContain(
      `(array['email']::text[] || case when mine then '{}' else array['phone']::text[] end)`,
    );
  });
});
