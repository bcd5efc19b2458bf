import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike: somebody will read it from a slip of paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A random password of 98 bits, such as `k7pmq-2xnvt-hd9aw-r4cye`, valid until its owner chooses one. */
export function temporaryPassword(): string {
  return Array.from({ length: GROUPS }, group).join('-');
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
