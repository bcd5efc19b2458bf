import type { Role } from '../core/entities/user.ts';
import type { Workbench } from './workbench.ts';

/** Whether a role may take an action: on every record, on those in its scope, or (if not named) not at all. */
export type Access = 'all' | 'some';

/** A record within the scope of a user; for creating, what to enter instead. */
export interface Reached {
  readonly id: string;
  readonly input?: object;
}

/** One thing that can be done to one kind of record, and who may do it. */
export interface TriedAction {
  readonly plural: string;
  readonly name: string;
  readonly access: Readonly<Partial<Record<Role, Access>>>;
  /** The roles whose scope depends on who they are: a record made for nobody lies outside of it. */
  readonly bounded: readonly Role[];
  readonly make: (bench: Workbench) => Promise<string>;
  /** What is sent besides the version. */
  readonly input: (bench: Workbench) => Promise<object>;
  /** Makes what has to be there so that a user of the role may do it to the record. */
  readonly reach: Readonly<Partial<Record<Role, (bench: Workbench, userId: string) => Promise<Reached>>>>;
}
