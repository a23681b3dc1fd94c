import { describe, expect, test } from 'vitest';
import { mayUseCamera, type PermissionWish } from '../../main/app/camera-permission.ts';
import { createSessionHolder } from '../../main/use-cases/session.ts';
import { type Role, roles } from '../../shared/domain/people.ts';

const casePage = 'app://ui/index.html#/tramites/019394f5-0000-7000-8000-000000000001';
const wish: PermissionWish = {
  permission: 'media',
  media: ['video'],
  asking: 'app://ui/',
  isMainFrame: true,
  window: 'main',
  address: casePage,
};

function sessionOf(role: Role | null, isLocked = false) {
  const session = createSessionHolder();
  const area = { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' };
  if (role) session.signIn({ userId: 'u-1', username: 'prueba', name: 'Usuario de prueba', role, area });
  if (isLocked) session.lock();
  return session;
}

describe('[R4] the camera', () => {
  test.each([
    ['an origin', 'app://ui'],
    ['a whole address', casePage],
  ])('is granted on a case’s page to whoever may capture, asked with %s', (_what, asking) => {
    expect(mayUseCamera({ ...wish, asking }, sessionOf('back-office-commercial'))).toBe(true);
    const within = { ...wish, asking, address: `${casePage}?paso=A8` };
    expect(mayUseCamera(within, sessionOf('back-office-commercial'))).toBe(true);
  });

  test.each(roles.filter((role) => role !== 'back-office-commercial'))('is not for %s', (role) => {
    expect(mayUseCamera(wish, sessionOf(role))).toBe(false);
  });

  test('is for nobody while nobody is signed in, or the session is locked', () => {
    expect(mayUseCamera(wish, sessionOf(null))).toBe(false);
    expect(mayUseCamera(wish, sessionOf('back-office-commercial', true))).toBe(false);
  });

  test.each([
    ['the microphone', { media: ['audio'] }],
    ['both at once', { media: ['video', 'audio'] }],
    ['what is said of no medium', { media: [] }],
    ['an unknown medium', { media: ['unknown'] }],
    ['the screen', { permission: 'display-capture' }],
    ['the place', { permission: 'geolocation', media: [] }],
    ['another origin', { asking: 'https://example.com/' }],
    ['an origin that begins like ours', { asking: 'app://ui.example.com/' }],
    ['no origin', { asking: '' }],
    ['a frame within a page', { isMainFrame: false }],
    ['a print window', { window: 'print' }],
    ['a page in no window of ours', { window: null }],
    ['the list of cases', { address: 'app://ui/index.html#/tramites' }],
    ['a new case', { address: 'app://ui/index.html#/nuevo' }],
    ['a case’s page elsewhere', { address: casePage.replace('app://ui', 'https://example.com') }],
    ['a page that is gone', { address: '' }],
  ] satisfies [string, Partial<PermissionWish>][])('is not granted to %s', (_what, parts) => {
    expect(mayUseCamera({ ...wish, ...parts }, sessionOf('back-office-commercial'))).toBe(false);
  });
});
