import { AppError } from '../errors/app-error.ts';

/** A named way from one of some states to another. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** The state after a transition; ILLEGAL_TRANSITION when it does not start from the present one. */
export function stateAfter<State extends string>(
  name: string,
  { from, to }: Transition<State>,
  present: State,
): State {
  if (from.includes(present)) return to;
  throw new AppError('ILLEGAL_TRANSITION', `A record that is ${present} cannot be moved by ${name}`, {
    from: present,
    allowedFrom: from,
  });
}
