import sharp from 'sharp';

/** A JPEG of grey patches, different for each seed, so that no two look alike; the comment of its EXIF can carry a text. */
export async function pagePicture(seed: number, comment: string | null = null): Promise<Buffer> {
  const patches = Buffer.alloc(9 * 8);
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  for (let at = 0; at < patches.length; at += 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    patches[at] = 40 + Math.floor((state / 4_294_967_296) * 200);
  }
  const picture = sharp(patches, { raw: { width: 9, height: 8, channels: 1 } })
    .resize(360, 320, { kernel: 'nearest' })
    .jpeg({ quality: 90 });
  return (comment === null ? picture : picture.withExif({ IFD0: { ImageDescription: comment } })).toBuffer();
}
