import { useEffect, useState } from 'react';
import { type CameraFault, cameraFaultOf, openCamera, stopCamera } from './camera.ts';

export interface CameraDevice {
  readonly deviceId: string;
  readonly label: string;
}

async function listCameras(): Promise<readonly CameraDevice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, index) => ({ deviceId, label: label || `Cámara ${index + 1}` }));
}

function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const onChange = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return isVisible;
}

/**
 * A camera that is on while this is on screen: off when it is left, when the session is locked (its pages are hidden, and effects end
 * with that), and when the window is hidden.
 */
export function useCamera(deviceId: string | null) {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const [devices, setDevices] = useState<readonly CameraDevice[]>([]);
  const [attempt, setAttempt] = useState(0);
  const isVisible = useIsVisible();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what begins it anew
  useEffect(() => {
    if (!isVisible) return undefined;
    let isOver = false;
    let opened: MediaStream | null = null;
    const open = async () => {
      try {
        const camera = await openCamera(deviceId);
        if (isOver) return stopCamera(camera);
        opened = camera;
        camera.getVideoTracks()[0]?.addEventListener('ended', () => setFault('lost'));
        setStream(camera);
        // Their names are told only to who may use them.
        const found = await listCameras();
        if (!isOver) setDevices(found);
      } catch (error) {
        if (!isOver) setFault(cameraFaultOf(error));
      }
    };
    void open();
    return () => {
      isOver = true;
      if (opened) stopCamera(opened);
      setStream(null);
      setFault(null);
    };
  }, [deviceId, isVisible, attempt]);

  const isMissing = fault === 'none' || fault === 'lost';
  useEffect(() => {
    const onChange = () => {
      if (isMissing) setAttempt((before) => before + 1);
      else void listCameras().then(setDevices);
    };
    navigator.mediaDevices.addEventListener('devicechange', onChange);
    return () => navigator.mediaDevices.removeEventListener('devicechange', onChange);
  }, [isMissing]);

  return { stream, fault, devices, retry: () => setAttempt((before) => before + 1) };
}
