import { describe, expect, test } from 'vitest';
import { helpFor } from '../../../renderer/app/help-words.ts';
import { homeOf, placesOf } from '../../../renderer/app/places.ts';
import { roles } from '../../../shared/domain/people.ts';

describe('the places of a role', () => {
  test('the counter begins and resumes annulments; the others have a queue', () => {
    expect(placesOf('counter-advisor').map((place) => place.path)).toContain('/nuevo');
    expect(homeOf('counter-advisor')).toBe('/tramites');
    expect(placesOf('operations-supervisor').map((place) => place.path)).not.toContain('/nuevo');
    expect(homeOf('operations-supervisor')).toBe('/cola');
  });

  test('every role is at home in one of its places and sees what waits to be sent', () => {
    for (const role of roles) {
      const paths = placesOf(role).map((place) => place.path);
      expect(paths).toContain(homeOf(role));
      expect(paths).toContain('/envio');
    }
  });

  test('every place has its lines of help, and a case other ones than the list', () => {
    for (const { path } of roles.flatMap(placesOf)) expect(helpFor(path)).not.toEqual([]);
    expect(helpFor('/tramites/0190')).not.toEqual(helpFor('/tramites'));
    expect(helpFor('/solicitudes/S-1')).not.toEqual(helpFor('/solicitudes'));
    expect(helpFor('/')).toEqual([]);
  });
});
