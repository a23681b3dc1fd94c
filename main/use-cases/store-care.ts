import { ok, refuse } from '../../shared/result.ts';
import { backupDays } from '../store/care/backups.ts';
import type { Dependencies, UseCase } from './ports.ts';

export function getStoreState({ care }: Dependencies): UseCase<'getStoreState'> {
  return async () => {
    const { damage, repair } = care.status();
    return ok({ isDamaged: damage !== null, repair: repair?.kind ?? null });
  };
}

export function repairStore({ care, desktop }: Dependencies): UseCase<'repairStore'> {
  return async () => {
    if (care.status().damage !== null) await care.orderRebuild();
    desktop.restart();
    return ok({});
  };
}

export function listBackups({ care }: Dependencies): UseCase<'listBackups'> {
  return async () => ok({ rows: [...(await care.listBackups())], keptDays: backupDays });
}

export function makeBackup({ care }: Dependencies): UseCase<'makeBackup'> {
  return async () => {
    const made = await care.makeBackup();
    return made.ok ? made : refuse('no-room');
  };
}

export function restoreBackup({ care, desktop }: Dependencies): UseCase<'restoreBackup'> {
  return async ({ name }) => {
    const ordered = await care.orderRestore(name);
    if (!ordered.ok) return ordered;
    desktop.restart();
    return ok({});
  };
}
