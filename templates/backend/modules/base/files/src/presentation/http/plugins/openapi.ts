import { STATUS_CODES } from 'node:http';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { PROJECT } from '../../../config/project.ts';

const WITH_FORMAT = new Set(['uuid', 'date', 'date-time', 'email', 'uri']);

/** A format says it better than the expression that checks it, and a safe integer is no limit. */
const zodToJsonConfig = {
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void => {
    if (typeof jsonSchema.format === 'string' && WITH_FORMAT.has(jsonSchema.format)) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};

const base = createJsonSchemaTransformObject({ zodToJsonConfig });

interface Response {
  description: string;
  content?: Record<string, { schema?: { $ref?: string } }>;
}
interface Document {
  paths?: Record<string, Record<string, { responses?: Record<string, Response> }>>;
  components?: { schemas?: Record<string, unknown> };
}

/** Keeps the components that an operation reaches, names each response, and says what type a problem has. */
export const transformObject: typeof base = (input) => {
  const document = base(input) as Document;
  keepReached(document);
  for (const operations of Object.values(document.paths ?? {})) {
    for (const { responses = {} } of Object.values(operations)) {
      for (const [status, response] of Object.entries(responses)) describeResponse(status, response);
    }
  }
  return document;
};

function describeResponse(status: string, response: Response): void {
  if (response.description === 'Default Response') response.description = STATUS_CODES[status] ?? 'Response';
  const json = response.content?.['application/json'];
  if (json?.schema?.$ref === '#/components/schemas/Problem') response.content = { 'application/problem+json': json };
}

function keepReached(document: Document): void {
  const schemas = document.components?.schemas ?? {};
  const reached = new Set<string>();
  collect(document.paths, reached);
  for (const name of reached) collect(schemas[name], reached);
  for (const name of Object.keys(schemas)) {
    if (!reached.has(name)) Reflect.deleteProperty(schemas, name);
  }
}

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') into.add(value.replace('#/components/schemas/', ''));
    else collect(value, into);
  }
}

/** The settings of the document that /openapi.json serves. */
export const openApi = {
  openapi: {
    openapi: '3.1.0' as const,
    info: { title: PROJECT.title, version: '1.0.0' },
    components: {
      securitySchemes: {
        bearerAuth: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT' },
        refreshCookie: { type: 'apiKey' as const, in: 'cookie', name: '__Host-refresh_token' },
      },
    },
  },
  transform: createJsonSchemaTransform({ zodToJsonConfig }),
  transformObject,
};
