import { readFileSync } from 'node:fs';
import type { PasswordRule } from './password-rules.ts';

/** Beside `src` and `dist` alike, one lower-case password a line. Replace or extend it freely. */
const LIST = new URL('../../data/weak-passwords.txt', import.meta.url);

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Reads a list of passwords: a line each, blank lines and lines that start with `#` left out. */
export function readPasswordList(location: URL): ReadonlySet<string> {
  const lines = readFileSync(location, 'utf8').split(/\r?\n/);
  const passwords = new Set(lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.toLowerCase()));
  if (passwords.size === 0) throw new Error(`${location.pathname} holds no passwords`);
  return passwords;
}

const known = readPasswordList(LIST);

/** Refuses what attackers try first, also with the usual `@` for `a`. Works without a network. */
export const breached: PasswordRule = ({ password }) => {
  const typed = password.toLowerCase();
  const plain = typed.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
  return known.has(typed) || known.has(plain) ? 'is on the list of passwords that are tried first' : null;
};
