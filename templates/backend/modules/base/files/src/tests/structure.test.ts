import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');

async function sources(folder: string): Promise<string[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/*.ts`, { cwd: SOURCE }));
  return files.filter((file) => !file.endsWith('.spec.ts')).sort();
}

/** Whether anything of a file is left to run that could be wrong: a function or a class, not just types. */
function hasLogic(file: string): boolean {
  const tree = ts.createSourceFile(file, readFileSync(join(SOURCE, file), 'utf8'), ts.ScriptTarget.Latest);
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) found = true;
    else if (!found) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('structure', () => {
  it.each(['core', 'application', 'security'])('every file with logic in %s has a spec beside it', async (folder) => {
    const files = await sources(folder);
    expect(files.length).toBeGreaterThan(0);
    const untested = files.filter(
      (file) => hasLogic(file) && !existsSync(join(SOURCE, file.replace(/\.ts$/, '.spec.ts'))),
    );
    expect(untested).toEqual([]);
  });
});
