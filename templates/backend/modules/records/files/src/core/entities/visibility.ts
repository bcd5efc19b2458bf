import { AppError } from '../errors/app-error.ts';
import type { Role } from './role.ts';

/** The fields that are kept from each role; a role that is not named sees everything. */
export type HiddenFields<Field extends string> = Readonly<Partial<Record<Role, readonly Field[]>>>;

/**
 * Refuses to sort or filter by what the role does not see: the order of the answers, or their number, would
 * give the values away.
 */
export function refuseHidden<Field extends string>(
  hidden: HiddenFields<Field>,
  role: Role,
  query: { readonly sort: string },
): void {
  const asked = new Set([query.sort, ...Object.keys(query).map((name) => name.replace(/(From|Until)$/, ''))]);
  const field = hidden[role]?.find((name) => asked.has(name));
  if (field !== undefined) throw new AppError('FORBIDDEN', `You cannot ask by ${field}`);
}
