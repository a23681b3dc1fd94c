import { readBase64 } from './read-file.ts';

/** Why there is no picture of the camera. */
export type CameraFault = 'none' | 'denied' | 'in-use' | 'lost' | 'failed';

export const cameraFaultWords: Readonly<
  Record<CameraFault, { readonly title: string; readonly wayOn: string }>
> = {
  none: {
    title: 'No hay ninguna cámara conectada',
    wayOn: 'Conecte una; aparecerá sola. Mientras, use otro origen.',
  },
  denied: {
    title: 'El sistema no permite usar la cámara',
    wayOn: 'Pida al administrador que permita la cámara a Reversa en los ajustes del equipo.',
  },
  'in-use': {
    title: 'Otro programa está usando la cámara',
    wayOn: 'Cierre la videollamada u otro programa que la use, y vuelva a intentar.',
  },
  lost: {
    title: 'La cámara se desconectó',
    wayOn: 'Revise su cable y vuelva a intentar. Las páginas tomadas siguen aquí.',
  },
  failed: {
    title: 'La cámara no da imagen',
    wayOn: 'Desconéctela, conéctela de nuevo y vuelva a intentar.',
  },
};

const faults: Readonly<Record<string, CameraFault>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What getUserMedia refused with, as the standard names it. */
export function cameraFaultOf(error: unknown): CameraFault {
  return (error instanceof Error ? faults[error.name] : undefined) ?? 'failed';
}

/** Larger than any: the browser takes the nearest that the camera has. */
const largest = { width: { ideal: 4096 }, height: { ideal: 3072 } };

/**
 * Opens a camera at its highest resolution, without sound.
 *
 * @param deviceId null for the one that the system prefers.
 * @throws what getUserMedia refuses with; `cameraFaultOf` reads it.
 */
export function openCamera(deviceId: string | null): Promise<MediaStream> {
  const which = deviceId === null ? {} : { deviceId: { exact: deviceId } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { ...largest, ...which } });
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** JPEG quality of a still: what is lost by it lies below what a camera's own noise is. */
const quality = 0.95;

/**
 * What the camera shows now, as base64 of a JPEG: bytes, as frames never go across the bridge.
 *
 * @returns null where there is no picture yet.
 */
export async function takeStill(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<string | null> {
  if (video.videoWidth === 0) return null;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  return blob && readBase64(blob);
}
