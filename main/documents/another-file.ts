/** Where browsers and PDF readers still look for the beginning of what they show. */
const beginningBytes = 1024;
/** A zip's directory ends with a note of 64 kB at most. */
const zipEndBytes = 22;
const longestZipNote = 65_535;

const pages = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)\b/i;
const endOfZip = 'PK\x05\x06';
const others = ['%PDF-', 'PK\x03\x04', endOfZip, 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'];

function latin1(bytes: Uint8Array, from: number, to = bytes.byteLength): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
}

/** Does a program that reads archives from their end find one here? */
function endsAsZip(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.byteLength - zipEndBytes - longestZipNote);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.byteLength - from);
  for (let at = tail.indexOf(endOfZip); at >= 0; at = tail.indexOf(endOfZip, at + 1)) {
    if (at + zipEndBytes > tail.length) return false;
    const directory = tail.readUInt32LE(at + 12);
    // Four bytes alone come about by chance in a photograph; a directory that fits in front of them does not.
    if (directory <= from + at && at + zipEndBytes + tail.readUInt16LE(at + 20) <= tail.length) return true;
  }
  return false;
}

/** Would another program take the file for a page, a PDF or an archive (a polyglot, R14)? */
export function holdsAnotherFile(bytes: Uint8Array): boolean {
  const beginning = latin1(bytes, 0, beginningBytes);
  return pages.test(beginning) || beginning.indexOf('%PDF-') > 0 || endsAsZip(bytes);
}

/** Has something been put behind the end of a picture? Cameras leave data of their own there, which is none of these. */
export function hasAnotherFileBehind(bytes: Uint8Array, end: number): boolean {
  const rest = latin1(bytes, end);
  return pages.test(rest) || others.some((each) => rest.includes(each));
}
