import { z } from 'zod';
import { version } from './common.ts';

export const accountLinkBody = z
  .strictObject({
    version,
    userId: z.uuid().nullable().meta({ description: 'The account, or null to take it away' }),
  })
  .meta({ id: 'AccountLink' });
