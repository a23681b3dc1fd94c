import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { caseEventSchema } from '../../../shared/procedure/events.ts';
import * as changes from '../../../shared/protocol/changes.ts';
import * as endpoints from '../../../shared/protocol/endpoints.ts';
import * as operations from '../../../shared/protocol/operations.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';

/** Hash of everything that crosses the line, by version. A changed schema needs a new version. */
const hashes: Readonly<Record<number, string>> = {
  1: 'ff82a2ae17722103',
  2: 'f9e6eb6196c34eb6',
  3: '1d02ed34f02650ae',
  4: '61f75dc5de0229c8',
};

function wireSchemas(): Record<string, unknown> {
  const schemas = Object.entries({ ...changes, ...endpoints, ...operations, caseEventSchema }).flatMap(
    ([name, value]) =>
      value instanceof z.ZodType ? [[name, z.toJSONSchema(value, { io: 'input' })] as const] : [],
  );
  return Object.fromEntries(schemas.sort(([one], [other]) => one.localeCompare(other)));
}

it('the wire schema changes with its version alone', () => {
  const hash = createHash('sha256').update(JSON.stringify(wireSchemas())).digest('hex').slice(0, 16);
  expect({ [protocolVersion]: hash }).toEqual({ [protocolVersion]: hashes[protocolVersion] });
});
