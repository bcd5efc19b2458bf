import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { describeError, describeRequest, loggerOptions } from './logging.ts';

function logged(event: object): string {
  const sink = new PassThrough();
  const { level, redact } = loggerOptions({ LOG_LEVEL: 'info' });
  pino({ level, redact } as object, sink).info(event, 'event');
  return String(sink.read());
}

describe('loggerOptions', () => {
  it('keeps secrets out of the log, also one level down', () => {
    const line = logged({ password: 'hunter2', body: { token: 'hunter2', name: 'Ada' }, headers: { a: 'hunter2' } });
    expect(line).not.toContain('hunter2');
    expect(line).toContain('Ada');
  });
});

describe('describeRequest', () => {
  it('leaves the query out', () => {
    const request = { method: 'GET', url: '/v1/x?search=Ada', routeOptions: { url: '/v1/x' }, ip: '::1' };
    expect(JSON.stringify(describeRequest(request as never))).not.toContain('Ada');
  });
});

describe('describeError', () => {
  it('keeps stack, code and cause, and drops the values an error carries', () => {
    const cause = Object.assign(new Error('duplicate'), { code: '23505', detail: 'Key (email)=(ada@x)' });
    const described = describeError(new TypeError('failed', { cause }));
    expect(described).toMatchObject({ type: 'TypeError', message: 'failed', cause: { code: '23505' } });
    expect(described.stack).toContain('logging.spec.ts');
    expect(JSON.stringify(described)).not.toContain('ada@x');
  });

  it('takes anything that was thrown', () => {
    expect(describeError('text')).toMatchObject({ type: 'string', message: 'text' });
  });
});
