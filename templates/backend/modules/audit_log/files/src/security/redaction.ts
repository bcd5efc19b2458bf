import { SENSITIVE_FIELDS } from './sensitive-fields.ts';

const REDACTED = '[redacted]';
const SECRET = /password|passphrase|secret|token|authorization|cookie|api.?key|private.?key|hash$/i;
/** Short words that long ones end with as well. */
const SHORT_SECRET = /^(otp|pin)$|_(otp|pin)$|[a-z](Otp|Pin)$/;
const SENSITIVE = new Set(SENSITIVE_FIELDS.map((field) => field.toLowerCase()));
const MAX_DEPTH = 6;

/** The same value with every secret and sensitive member named but not told, at any depth. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, isHidden(key, member) ? REDACTED : redact(member, depth + 1)]),
  );
}

/** That a sensitive field became empty is worth knowing and gives nothing away. */
function isHidden(key: string, value: unknown): boolean {
  return value !== null && value !== undefined && (SECRET.test(key) || SHORT_SECRET.test(key) || SENSITIVE.has(key.toLowerCase()));
}
