/** Writes api/openapi.json: the contract as this code serves it, the same bytes for the same code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/presentation/http/openapi-document.ts';

const TARGET = new URL('../api/openapi.json', import.meta.url);

mkdirSync(new URL('.', TARGET), { recursive: true });
writeFileSync(TARGET, await openApiDocument());
process.stdout.write('api/openapi.json was written\n');
