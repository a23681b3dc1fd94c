import { expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { baseRecords, startCentral, user } from '../support/start-central.ts';

it('names the supervisors of a regional that are active, with their centres', async () => {
  const office = await startCentral(null);
  const { areas } = baseRecords();
  const [home, other] = [areas[0], areas.find(({ regional }) => regional !== areas[0]?.regional)];
  if (!home || !other) throw new Error('There are areas of two regionals');
  const supervisor = { role: 'operations-supervisor', areaId: home.id } as const;
  const { store } = office.central;
  await store.importTarget.upsert(
    importBatch({
      areas,
      users: [
        user('s-1', { ...supervisor, name: 'Ana', email: 'ana@example.org' }),
        user('s-2', { ...supervisor, name: 'Beto', email: null }),
        user('s-3', { ...supervisor, active: false }),
        user('s-4', { ...supervisor, areaId: other.id }),
        user('s-5', { areaId: home.id }),
      ],
    }),
  );
  expect(await store.read.listSupervisors(home.regional)).toEqual([
    { name: 'Ana', email: 'ana@example.org', centre: home.name },
    { name: 'Beto', email: null, centre: home.name },
  ]);
  await office.close();
});
