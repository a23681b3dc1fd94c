import { describe, expect, inject, it } from 'vitest';
import { textArray } from '../../../../main/central/store/postgres/text-array.ts';
import { withClient } from '../../../support/postgres-database.ts';

async function sentAndBack(values: readonly (string | null)[]): Promise<unknown> {
  return withClient(`${inject('postgresUrl')}/postgres`, async (client) => {
    const { rows } = await client.query('SELECT value FROM unnest($1::text[]) AS given (value)', [
      textArray(values),
    ]);
    return rows.map(({ value }) => value);
  });
}

describe('an array of texts in the binary format', () => {
  it.each([
    ['with what the text format has marks for', ['{"a":"b\\"c"}', '\\', "'", ',', '{}', 'NULL', ' ']],
    ['in any alphabet', ['Ñandú', 'Ł€', '😀', 'Ünïcode \u2028']],
    ['with nulls and empty texts', [null, '', 'a', null]],
    ['of one null', [null]],
  ])('comes back as it was sent: %s', async (_what, values) => {
    expect(await sentAndBack(values)).toEqual(values);
  });

  it('carries a text as large as an event may be', async () => {
    const values = ['"ñ"'.repeat(60_000), '{}'];
    expect(await sentAndBack(values)).toEqual(values);
  });
});
