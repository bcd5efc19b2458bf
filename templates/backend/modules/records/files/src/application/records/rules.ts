import { AppError, type ErrorCode } from '../../core/errors/app-error.ts';

/** How a broken rule is told: the code callers rely on, the sentence people read. */
export type Refusals<Rule extends string> = Readonly<Record<Rule, readonly [code: ErrorCode, says: string]>>;

/** Refuses what breaks a rule; the first one in the order of `refusals` speaks. */
export function enforce<Rule extends string>(
  holds: Readonly<Record<Rule, boolean>>,
  refusals: Refusals<Rule>,
): void {
  for (const [rule, [code, says]] of Object.entries(refusals) as [Rule, Refusals<Rule>[Rule]][]) {
    if (!holds[rule]) throw new AppError(code, says);
  }
}
