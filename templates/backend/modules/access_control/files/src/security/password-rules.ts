import { PROJECT } from '../config/project.ts';

export interface PasswordCandidate {
  readonly password: string;
  readonly email: string;
  readonly displayName: string;
}

/** A reason to refuse the password, as a sentence for the person who chose it, or null. */
export type PasswordRule = (candidate: PasswordCandidate) => string | null;

const SHORTEST = 8;
const LONGEST = 128;
/** Shorter words turn up inside good passphrases by chance. */
const SHORTEST_CONTEXT_WORD = 4;

/** Length in characters as people count them; the password itself is taken exactly as typed. */
export const length: PasswordRule = ({ password }) => {
  const characters = Array.from(password).length;
  if (characters < SHORTEST) return `must have at least ${String(SHORTEST)} characters`;
  return characters > LONGEST ? `must have at most ${String(LONGEST)} characters` : null;
};

/** What anybody who knows the person or the service would try first. */
export const context: PasswordRule = ({ password, email, displayName }) => {
  const typed = password.toLowerCase();
  const [mailbox = '', host = ''] = email.toLowerCase().split('@');
  const words = [mailbox, host, ...mailbox.split(/[^\p{L}\p{N}]+/u), ...displayName.toLowerCase().split(/\s+/)];
  const ours = [PROJECT.name, ...PROJECT.title.toLowerCase().split(/\s+/)];
  const found = [...words, ...ours].some((word) => word.length >= SHORTEST_CONTEXT_WORD && typed.includes(word));
  return found ? 'must not contain the name or the email of the user, or the name of the service' : null;
};

/** Eight times the same sign is long enough and no secret. */
export const variety: PasswordRule = ({ password }) =>
  new Set(password).size < 4 ? 'must not repeat the same few characters' : null;
