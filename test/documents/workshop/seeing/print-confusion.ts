import { type PageWarning, pageWarnings } from '../../../../shared/domain/capture.ts';
import { pictureKinds } from '../../../builders/pictures/picture-set.ts';
import { judgePictures } from './judge-pictures.ts';

/** `node test/documents/workshop/seeing/print-confusion.ts COUNT SEED…`: how often each kind of picture gets each warning. */
const [count = '50', ...seeds] = process.argv.slice(2);
const shown: readonly PageWarning[] = pageWarnings.filter((warning) => warning !== 'same-picture');
process.stdout.write(`| Seed | Kind | ${shown.join(' | ')} | none | corners within 2 % |\n`);
process.stdout.write(`|---|---|${'---:|'.repeat(shown.length + 2)}\n`);
for (const seed of seeds) {
  for (const kind of pictureKinds) {
    const judged = await judgePictures(Number(seed), kind, Number(count));
    const times = (warning: PageWarning): number =>
      judged.filter(({ warnings }) => warnings.includes(warning)).length;
    const silent = judged.filter(({ warnings }) => warnings.length === 0).length;
    const near = judged.filter(({ cornerError }) => cornerError !== null && cornerError <= 0.02).length;
    process.stdout.write(`| ${seed} | ${kind} | ${shown.map(times).join(' | ')} | ${silent} | ${near} |\n`);
  }
}
