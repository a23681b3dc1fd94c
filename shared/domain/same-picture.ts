/** Bits of 64 that may differ between two pictures of the same file, made smaller, compressed or brightened. */
const mostDifferent = 5;

/**
 * Are two pictures the same one, sent twice? A photograph of the same paper taken anew is another picture.
 *
 * @param one @param other fingerprints: 16 hex digits.
 */
export function samePicture(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let different = 0;
  for (let index = 0; index < one.length; index += 1) {
    let bits = Number.parseInt(one.charAt(index), 16) ^ Number.parseInt(other.charAt(index), 16);
    for (; bits > 0; bits >>= 1) different += bits & 1;
  }
  return different <= mostDifferent;
}
