/** Secrets shorter than this can be searched for; `npm run setup` makes longer ones. */
export const MINIMUM_SECRET_LENGTH = 32;
const MINIMUM_DISTINCT_CHARACTERS = 12;
const TELLTALE = /change.?me|secret|password|example|default|placeholder|your.?key|1234567|abcdefg|qwerty/i;

/** Why a secret is too weak to protect anything, or null when it is good enough. */
export function weaknessOf(secret: string): string | null {
  if (secret.length < MINIMUM_SECRET_LENGTH) {
    return `must have at least ${String(MINIMUM_SECRET_LENGTH)} characters`;
  }
  if (TELLTALE.test(secret)) return 'looks like an example: make a random one';
  if (new Set(secret).size < MINIMUM_DISTINCT_CHARACTERS) return 'repeats itself: make a random one';
  return null;
}

export interface SigningKey {
  readonly kid: string;
  readonly secret: string;
}

/** Reads `kid:secret[,kid:secret]`: the first key signs, all of them verify. Problems are sentences. */
export function parseSigningKeys(text: string): { keys: readonly SigningKey[]; problems: readonly string[] } {
  const keys = text.split(',').map((entry) => {
    const [kid = '', ...secret] = entry.trim().split(':');
    return { kid, secret: secret.join(':') };
  });
  const problems = keys.flatMap((key) => problemsOf(key));
  if (new Set(keys.map((key) => key.kid)).size < keys.length) problems.push('names the same kid twice');
  return { keys, problems };
}

function problemsOf({ kid, secret }: SigningKey): string[] {
  if (!/^[\w-]{1,32}$/.test(kid) || secret === '') return ['must be written as kid:secret[,kid:secret]'];
  const weakness = weaknessOf(secret);
  return weakness === null ? [] : [`key ${kid} ${weakness}`];
}

const COMMON_DATABASE_PASSWORDS = new Set(['postgres', 'password', 'admin', 'root', 'secret', 'changeme']);

/** Why the password inside a database address must not guard production, or null. */
export function databasePasswordWeakness(url: URL): string | null {
  const password = decodeURIComponent(url.password);
  if (password === '') return null;
  const guessable = COMMON_DATABASE_PASSWORDS.has(password.toLowerCase()) || password === url.username;
  return guessable || password.length < 12 ? 'has a guessable password: use at least 12 random characters' : null;
}
