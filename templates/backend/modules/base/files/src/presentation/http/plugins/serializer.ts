import fastJsonStringify from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';

/**
 * Compiles each response schema once. Unknown fields are dropped by construction, so nothing outside the
 * contract can leak; nullable scalars become type unions, which are written without a run-time validator.
 */
export const compiledSerializer: FastifySerializerCompiler<z.ZodType> = ({ schema }) => {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override: (context) => {
      const node = context.jsonSchema;
      delete node.id;
      delete node.format;
      delete node.pattern;
      const [first, second] = node.anyOf ?? [];
      if (first !== undefined && second?.type === 'null' && typeof first.type === 'string') {
        delete node.anyOf;
        Object.assign(node, first, { type: [first.type, 'null'] });
      }
    },
  });
  return fastJsonStringify(json as Parameters<typeof fastJsonStringify>[0]);
};
