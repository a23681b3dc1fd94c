import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPage } from '../../main/app/answer-page.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
  "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

let outside: string;
let root: string;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'reversa-bundle-'));
  root = join(outside, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.html'), 'secret');
  await mkdir(join(outside, 'renderer-other'));
  await writeFile(join(outside, 'renderer-other', 'secret.html'), 'secret');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'assets', 'index-Bx_9-a.js'), 'start();');
  await writeFile(join(root, 'assets', 'index-Bx_9-a.js.map'), '{}');
  await writeFile(join(root, '.hidden.js'), 'secret');
  await symlink(join(outside, 'secret.html'), join(root, 'link.html'));
  await symlink(join(outside, 'renderer-other'), join(root, 'folder-link'));
  await symlink(join(root, 'index.html'), join(root, 'inner-link.html'));
});
afterAll(() => rm(outside, { recursive: true, force: true }));

const ask = (url: string, method = 'GET'): Promise<Response> => answerPage(root, { url, method });

test('[R2] a page comes with its type, the policy and no copy kept', async () => {
  const answer = await ask('app://ui/index.html?x=1#/tramites');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('<!doctype html>');
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('a script comes with its type', async () => {
  const answer = await ask('app://ui/assets/index-Bx_9-a.js');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('a link that stays in the bundle is followed', async () => {
  expect((await ask('app://ui/inner-link.html')).status).toBe(200);
});

describe('[R3] a path never leaves the bundle', () => {
  test.each([
    'app://ui/',
    'app://ui',
    'app://ui/assets',
    'app://ui/assets/',
    'app://ui/missing.html',
    'app://ui/../secret.html',
    'app://ui/assets/../index.html',
    'app://ui/assets/../../secret.html',
    'app://ui/%2e%2e/secret.html',
    'app://ui/%2E%2E%2Fsecret.html',
    'app://ui/..%2fsecret.html',
    'app://ui/%252e%252e/secret.html',
    'app://ui/..%5csecret.html',
    'app://ui/..\\secret.html',
    'app://ui/assets%5c..%5c..%5csecret.html',
    'app://ui/index.html%00.js',
    'app://ui/index.html\0.js',
    'app://ui//index.html',
    'app://ui/./index.html',
    'app://ui/.hidden.js',
    'app://ui//etc/passwd',
    'app://ui/C:/secret.html',
    'app://ui/link.html',
    'app://ui/folder-link/secret.html',
    'app://ui/assets/index-Bx_9-a.js.map',
    `app://ui/${'a'.repeat(5_000)}.html`,
    `app://ui/${'a/'.repeat(100_000)}index.html`,
    'app://other/index.html',
    'app://ui.example.com/index.html',
    'app://ui@example.com/index.html',
    'file:///etc/passwd',
    'https://example.com/index.html',
  ])('%s is not found', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toBe(policy);
    expect(await answer.text()).toBe('');
  });
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD'])('%s is not answered', async (method) => {
  expect((await ask('app://ui/index.html', method)).status).toBe(405);
});
