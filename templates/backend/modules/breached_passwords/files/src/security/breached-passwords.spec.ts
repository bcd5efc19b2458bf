import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breached, readPasswordList } from './breached-passwords.ts';

const typed = (password: string) => breached({ password, email: 'a@example.test', displayName: 'A' });

describe('breached', () => {
  it.each(['password', 'PassWord', 'P@ssw0rd', 'qwertyuiop', 'summer2024', 'welcome123', '12345678', 'iloveyou1'])(
    'refuses %s',
    (password) => {
      expect(typed(password)).not.toBeNull();
    },
  );

  it.each(['purple rain over lisbon', 'kT9v0wXq3L', 'anodized-turnip'])('accepts %s', (password) => {
    expect(typed(password)).toBeNull();
  });
});

describe('readPasswordList', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passwords-'));
  const written = (text: string): URL => {
    writeFileSync(join(folder, 'list.txt'), text);
    return pathToFileURL(join(folder, 'list.txt'));
  };

  it('skips comments and blank lines', () => {
    expect([...readPasswordList(written('# ours\r\n\r\nHunter22\nhunter22\n'))]).toEqual(['hunter22']);
  });

  it('refuses an empty list rather than protecting nothing', () => {
    expect(() => readPasswordList(written('# nothing\n'))).toThrow('holds no passwords');
  });
});
