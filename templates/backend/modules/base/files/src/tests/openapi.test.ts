import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../presentation/http/openapi-document.ts';

const COMMITTED = new URL('../../api/openapi.json', import.meta.url);

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { operationId?: string; responses: Record<string, Response> }>>;
  readonly components: { schemas: Record<string, unknown> };
}
interface Response {
  readonly content?: Record<string, unknown>;
}

const text = await openApiDocument();
const document = JSON.parse(text) as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('is the same every time', async () => {
    expect(await openApiDocument()).toBe(text);
  });

  it('names every operation once', () => {
    const ids = operations.map((operation) => operation.operationId);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['login', 'refresh', 'listUsers', 'listAuditEntries', 'ready']));
  });

  it('answers every failure but an unready one as a problem', () => {
    for (const { operationId, responses } of operations) {
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      for (const [, { content = {} }] of operationId === 'ready' ? [] : failures) {
        expect(Object.keys(content)).toEqual(['application/problem+json']);
      }
    }
  });

  it('lists each schema once and refers to no other', () => {
    const used = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it.skipIf(!existsSync(COMMITTED))('is what api/openapi.json says (npm run openapi writes it)', () => {
    expect(readFileSync(COMMITTED, 'utf8')).toBe(text);
  });
});
