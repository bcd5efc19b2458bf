import { createWorkbench, type Workbench } from './workbench.ts';

let bench: Promise<Workbench> | undefined;

/**
 * One migrated database for all specs of a test worker. Each spec makes records of its own and looks at nothing
 * else, so that they do not get into each other's way.
 */
export function sharedBench(): Promise<Workbench> {
  bench ??= createWorkbench();
  return bench;
}
