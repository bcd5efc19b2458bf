import type { FastifyBaseLogger } from 'fastify';
import { currentRequest } from './core/request-context.ts';
import { describeError } from './presentation/http/logging.ts';
import { redact } from './security/redaction.ts';

export interface ProcessGuardOptions {
  readonly logger: FastifyBaseLogger;
  /** Stops taking work, finishes what is under way, and closes the database. */
  readonly shutDown: () => Promise<void>;
  readonly exit?: (code: number) => void;
  readonly deadlineMs?: number;
}

/** How the process ends, whatever ends it. */
export interface ProcessGuards {
  readonly onSignal: (signal: string) => void;
  readonly onFatal: (error: unknown, origin: string) => void;
}

const DEADLINE_MS = 15_000;

/**
 * A signal ends the process with 0 once the work under way is done. An error that nobody caught leaves the
 * process in a state nobody knows: it is logged, and the process ends the same way with 1. Both have a deadline.
 */
export function processGuards(options: ProcessGuardOptions): ProcessGuards {
  const { logger, shutDown, exit = process.exit.bind(process), deadlineMs = DEADLINE_MS } = options;
  let exitCode = 0;
  let stopping = false;

  function stop(): void {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      logger.fatal('shutting down took too long');
      exit(1);
    }, deadlineMs).unref();
    shutDown().then(
      () => {
        exit(exitCode);
      },
      (error: unknown) => {
        logger.fatal({ err: error }, 'shutting down failed');
        exit(1);
      },
    );
  }

  return {
    onSignal(signal) {
      logger.info({ signal }, 'shutting down');
      stop();
    },
    onFatal(error, origin) {
      exitCode = 1;
      const context = { origin, input: inputOf(error), request: currentRequest() };
      logger.fatal({ err: describeError(error), ...context }, 'nobody caught this');
      stop();
    },
  };
}

/** What an error says about the values that caused it, without the secrets among them. */
function inputOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'input' in error ? redact(error.input) : undefined;
}

/** Puts the guards in place for this process. */
export function installProcessGuards({ onSignal, onFatal }: ProcessGuards): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
  process.on('uncaughtException', onFatal);
  process.on('unhandledRejection', (reason) => {
    onFatal(reason, 'unhandledRejection');
  });
}
