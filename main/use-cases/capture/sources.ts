import { ok } from '../../../shared/result.ts';
import type { Dependencies, UseCase } from '../ports.ts';

type Parts = Pick<Dependencies, 'sources'>;

export function listSources({ sources }: Parts): UseCase<'listSources'> {
  return async () => ok(await sources.list());
}

export function getScanner({ sources }: Parts): UseCase<'getScanner'> {
  return ({ scannerId }) => sources.getScanner(scannerId);
}

export function getScannerCertificate({ sources }: Parts): UseCase<'getScannerCertificate'> {
  return ({ scannerId }) => sources.getCertificate(scannerId);
}

export function cancelScan({ sources }: Parts): UseCase<'cancelScan'> {
  return async () => {
    sources.cancelScan();
    return ok(null);
  };
}

export function getScanProgress({ sources }: Parts): UseCase<'getScanProgress'> {
  return async () => ok(sources.scanProgress());
}

export function getSourceSettings({ sources }: Parts): UseCase<'getSourceSettings'> {
  return async () => ok(await sources.getSettings());
}

export function setSourceSettings({ sources }: Parts): UseCase<'setSourceSettings'> {
  return (settings) => sources.setSettings(settings);
}
