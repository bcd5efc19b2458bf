import { describe, expect, it } from 'vitest';
import { PROJECT } from '../config/project.ts';
import { context, length, variety } from './password-rules.ts';

const ada = (password: string) => ({ password, email: 'ada.lovelace@example.test', displayName: 'Ada Lovelace' });

describe('length', () => {
  it('counts characters, not bytes or halves of characters', () => {
    expect(length(ada('1234567'))).toContain('at least 8');
    expect(length(ada('😀'.repeat(7)))).toContain('at least 8');
    expect(length(ada('😀'.repeat(8)))).toBeNull();
    expect(length(ada('x'.repeat(128)))).toBeNull();
    expect(length(ada('x'.repeat(129)))).toContain('at most 128');
  });
});

describe('context', () => {
  it.each(['xx-Lovelace-xx', 'ada.lovelace99', 'my example.test', `${PROJECT.name}-rocks`])('refuses %s', (password) => {
    expect(context(ada(password))).not.toBeNull();
  });

  it('has nothing against words that are merely short', () => {
    expect(context(ada('canada is cold'))).toBeNull();
  });
});

describe('variety', () => {
  it('refuses a password of three signs, however long', () => {
    expect(variety(ada('abcabcabcabc'))).not.toBeNull();
    expect(variety(ada('abcdabcd'))).toBeNull();
  });
});
