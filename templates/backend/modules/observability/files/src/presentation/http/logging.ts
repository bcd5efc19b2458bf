import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../../config/env.ts';

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/**
 * One JSON line for each event, with the id of its request. Query strings, headers and bodies are left out:
 * people search for names, and clients send secrets.
 */
export function loggerOptions(config: Pick<Config, 'LOG_LEVEL'>): LoggerOptions {
  return {
    level: config.LOG_LEVEL,
    redact: {
      paths: ['password', 'token', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.secret', 'headers'],
      censor: '[redacted]',
    },
    serializers: { req: describeRequest, err: describeError },
  };
}

/** What the log says about a request. */
export function describeRequest(request: FastifyRequest): Record<string, unknown> {
  return {
    method: request.method,
    path: request.url.split('?', 1).join(''),
    route: request.routeOptions.url,
    address: request.ip,
  };
}

/**
 * What the log says about an error: where it happened and why, not the values it carries along. A driver's
 * error quotes whole rows in `detail`, and others keep their input.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const reason = cause === undefined ? {} : { cause: describeError(cause) };
  return { type: name, message, stack, ...code, ...reason };
}

interface DescribedError {
  readonly [member: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly cause?: DescribedError;
}
