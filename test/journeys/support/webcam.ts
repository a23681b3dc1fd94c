import { rename, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Flags with which Chromium, and Electron with it, has one camera that shows a file of pictures and needs no one to allow it. */
export function webcamSwitches(file: string): readonly string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/**
 * Puts a picture before the camera: it is seen from the next time that the camera is switched on.
 *
 * @param file with the name `.mjpeg`: pictures one after the other, here only one.
 */
export async function showToWebcam(file: string, picture: Buffer): Promise<void> {
  // Baseline 4:2:0, which is what the reader of such files knows.
  const frame = await sharp(picture).jpeg({ quality: 95, progressive: false }).toBuffer();
  // In one step: the camera reads the file while it is on.
  await writeFile(`${file}.next`, Buffer.concat([frame, frame]));
  await rename(`${file}.next`, file);
}
