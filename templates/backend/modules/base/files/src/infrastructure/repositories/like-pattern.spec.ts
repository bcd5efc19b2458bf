import { describe, expect, it } from 'vitest';
import { containing } from './like-pattern.ts';

describe('containing', () => {
  it.each([
    ['ada', '%ada%'],
    ['100%_a\\b', '%100\\%\\_a\\\\b%'],
  ])('%s', (words, pattern) => {
    expect(containing(words)).toBe(pattern);
  });
});
