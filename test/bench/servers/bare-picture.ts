import sharp from 'sharp';
import { z } from 'zod';

/** Makes a JPEG anew as often as it is told to, by the picture library and nothing else, with the values that a page is made with. */
const { picture } = z.object({ picture: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));

process.on('message', async () => {
  const { info } = await sharp(picture)
    .autoOrient()
    .resize({ width: 4000, height: 4000, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  process.send?.(info.size);
});
