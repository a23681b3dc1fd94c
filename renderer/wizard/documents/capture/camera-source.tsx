import { Button, NativeSelect } from '@mantine/core';
import { IconCamera, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '../../../components/banner.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import { cameraFaultWords, takeStill } from './camera.ts';
import styles from './capture.module.css';
import type { SourceProps } from './source-props.ts';
import { useCamera } from './use-camera.ts';
import { useReadyFocus } from './use-ready-focus.ts';

interface CameraSourceProps extends SourceProps {
  /** What comes next, as `Ahora el reverso`; null where nothing particular does. */
  readonly next: string | null;
}

/** The webcam: what it shows, and a still of it by Enter or the space bar. */
export function CameraSource({ takesFocus, isBusy, onTake, next }: CameraSourceProps) {
  const [deviceId, setDeviceId] = useState<string | null>(null);
  const [isFrozen, setFrozen] = useState(false);
  const [isLive, setLive] = useState(false);
  const { stream, fault, devices, retry } = useCamera(deviceId);
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const shutter = useReadyFocus<HTMLButtonElement>(takesFocus, isLive);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
      setLive(false);
    };
  }, [stream]);
  const mayTake = isLive && !isFrozen && !isBusy;
  const take = async () => {
    if (!mayTake || !video.current || !still.current) return;
    setFrozen(true);
    const content = await takeStill(video.current, still.current);
    if (content !== null) await onTake({ from: 'camera', content });
    setFrozen(false);
  };
  const faultWords = fault && cameraFaultWords[fault];
  return (
    <section className={styles.panel} aria-label="Cámara">
      {faultWords ? (
        <Banner kind="error" title={faultWords.title}>
          <p>{faultWords.wayOn}</p>
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden="true" />}
            onClick={retry}
          >
            Volver a intentar
          </Button>
        </Banner>
      ) : (
        <>
          {!isLive && <LoadingState label="Encendiendo la cámara" />}
          <div className={styles.camera} data-live={isLive || undefined}>
            <video
              ref={video}
              autoPlay
              playsInline
              muted
              aria-label="Lo que ve la cámara"
              onLoadedData={() => setLive(true)}
            />
            <canvas ref={still} hidden={!isFrozen} />
          </div>
          <div className={styles.shutter}>
            <Button
              ref={shutter}
              size="md"
              leftSection={<IconCamera size={18} aria-hidden="true" />}
              rightSection={<kbd>Enter</kbd>}
              {...(mayTake ? {} : { 'aria-disabled': true, 'data-disabled': true })}
              onClick={() => void take()}
            >
              Tomar foto
            </Button>
            {devices.length > 1 && (
              <NativeSelect
                aria-label="Qué cámara"
                value={deviceId ?? stream?.getVideoTracks()[0]?.getSettings().deviceId ?? ''}
                data={devices.map((device) => ({ value: device.deviceId, label: device.label }))}
                onChange={(event) => setDeviceId(event.currentTarget.value)}
              />
            )}
            {next && <p className={styles.next}>{next}</p>}
            <p className={styles.status} role="status">
              {isFrozen && 'Guardando la foto…'}
            </p>
          </div>
        </>
      )}
    </section>
  );
}
